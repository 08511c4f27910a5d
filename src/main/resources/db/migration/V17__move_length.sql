-- How long a move is beside others, so that a wave can begin with its longest.
alter table ib_move add column move_length int default 0 not null;
