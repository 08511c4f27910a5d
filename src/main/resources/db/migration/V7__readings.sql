-- What was read for a finding and changes by itself, such as free space; no digest has it.
alter table ib_finding add column reading text default '' not null;
