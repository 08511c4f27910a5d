create table ib_move (
  change_id varchar(255) not null,
  server_id varchar(64) not null,
  server_name varchar(255) not null,
  project_id varchar(64) not null,
  node varchar(255) not null,
  flavor_id varchar(255) not null,
  method varchar(16) not null,
  why text not null,
  state varchar(16) not null,
  wave int,
  slot int,
  new_id varchar(64),
  primary key (change_id, server_id)
);
create index ib_move_wave on ib_move (change_id, wave, state);

create table ib_move_node (
  change_id varchar(255) not null,
  node varchar(255) not null,
  wave int,
  state varchar(16) not null,
  primary key (change_id, node)
);

-- Everything about a server, saved before anything touches it.
create table ib_definition (
  change_id varchar(255) not null,
  server_id varchar(64) not null,
  definition text not null,
  saved_at timestamp with time zone not null,
  primary key (change_id, server_id)
);

-- What people may change while servers move, such as how many move at once.
create table ib_setting (
  name varchar(64) primary key,
  amount varchar(255) not null
);

-- What the readiness checks found, by check.
create table ib_finding (
  change_id varchar(255) not null,
  check_name varchar(64) not null,
  subject varchar(255) not null,
  code varchar(64) not null,
  what text not null,
  remedy text not null,
  blocks boolean not null
);
create index ib_finding_change on ib_finding (change_id, check_name);
