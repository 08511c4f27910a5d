-- What holds for the moving of one change: its size, its pause, what is held back, what has failed.
create table ib_window (
  change_id varchar(255) not null,
  kind varchar(16) not null
    check (kind in ('SIZE', 'PAUSE', 'SERVER', 'NODE', 'PROJECT', 'CLOSED', 'FAILED')),
  -- What is held back, or the server that failed; empty otherwise.
  name varchar(255) not null,
  -- How many at once; 1 where the window is closed, 0 where it is open.
  amount int not null,
  -- Empty where the runbook did it.
  set_by varchar(255) not null,
  set_at timestamp with time zone not null,
  why text not null,
  primary key (change_id, kind, name)
);

-- What was set for all changes goes on for each that has something left to move.
insert into ib_window (change_id, kind, name, amount, set_by, set_at, why)
  select distinct m.change_id,
    case s.name when 'servers-at-once' then 'SIZE' when 'paused' then 'PAUSE' else 'CLOSED' end,
    '',
    case s.amount when 'true' then 1 when 'false' then 0 else cast(s.amount as int) end,
    '', current_timestamp, 'set before windows belonged to changes'
  from ib_setting s cross join ib_move m
  where m.state in ('PLANNED', 'CLAIMED', 'ASIDE')
    and (s.name in ('servers-at-once', 'closed') or s.name = 'paused' and s.amount = 'true');
insert into ib_window (change_id, kind, name, amount, set_by, set_at, why)
  select distinct m.change_id, 'FAILED', m.server_id, 0, '', current_timestamp, ''
  from ib_setting s join ib_move m on s.name = 'failed ' || m.server_id
  where s.amount = 'true' and m.state in ('PLANNED', 'CLAIMED', 'ASIDE');
insert into ib_window (change_id, kind, name, amount, set_by, set_at, why)
  select distinct m.change_id, 'SERVER', m.server_id, 0, '', current_timestamp,
    'held back before holds belonged to changes'
  from ib_setting s join ib_move m on s.name = 'held server ' || m.server_id
  where s.amount = 'true' and m.state = 'PLANNED';
insert into ib_window (change_id, kind, name, amount, set_by, set_at, why)
  select distinct m.change_id, 'NODE', m.node, 0, '', current_timestamp,
    'held back before holds belonged to changes'
  from ib_setting s join ib_move m on s.name = 'held node ' || m.node
  where s.amount = 'true' and m.state = 'PLANNED';
insert into ib_window (change_id, kind, name, amount, set_by, set_at, why)
  select distinct m.change_id, 'PROJECT', m.project_id, 0, '', current_timestamp,
    'held back before holds belonged to changes'
  from ib_setting s join ib_move m on s.name = 'held project ' || m.project_id
  where s.amount = 'true' and m.state = 'PLANNED';
drop table ib_setting;
