-- Reason: what happened before work was put off must not wake it when it is read a little later. Adding a column with a
-- constant default: a moment's lock on work_snooze.
alter table work_snooze add column version integer not null default 0;
