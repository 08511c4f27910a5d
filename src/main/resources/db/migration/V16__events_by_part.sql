-- What is done once for each server under the change's own name, such as lending a key, is many rows of one step.
drop index ib_event_key;
create index ib_event_key on ib_event (change_id, subject, step, part);
