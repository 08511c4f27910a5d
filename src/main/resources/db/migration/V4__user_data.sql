-- What the new server gets as user data, as the gate shows it.
alter table ib_move add column user_data varchar(16) default 'SAME' not null;
