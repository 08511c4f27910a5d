-- By what people know a server, as the last look at the old region found it.
create table ib_label (
  change_id varchar(255) not null,
  server_id varchar(64) not null,
  project_name varchar(255) not null,
  owner_id varchar(255) not null,
  -- Its addresses, a space between; empty where it has none.
  addresses text not null,
  primary key (change_id, server_id)
);

-- Pages ask for a step of all servers, for all that ran on a host, and for what is newest.
create index ib_event_newest on ib_event (change_id, event_no);
create index ib_event_step on ib_event (change_id, step, event_no);
create index ib_event_place on ib_event (change_id, place, event_no);
