-- The digest of the plan by which alone a change was to start; empty where none was given.
alter table ib_start add column plan varchar(64) default '' not null;
