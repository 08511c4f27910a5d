-- A wave asks for each of its nodes what is left there.
create index ib_move_on_node on ib_move (change_id, node);
