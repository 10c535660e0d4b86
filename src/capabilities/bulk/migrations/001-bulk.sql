-- Reason: one change for many records: what was asked, and how far it came, record by record. A job that is killed
-- goes on with what has no outcome yet, and an undo knows which versions to reverse. New tables only.
create table bulk_run (
  -- The same as the job's.
  id uuid primary key,
  record_type text not null,
  command text not null,
  input jsonb not null,
  undoes uuid constraint bulk_run_undoes_key unique,
  by_id uuid,
  via text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index bulk_run_created on bulk_run (created_at);

create table bulk_item (
  run_id uuid not null references bulk_run on delete cascade,
  position integer not null,
  record_id uuid not null,
  -- For an undo: the version whose changes are taken back.
  reverses integer,
  outcome text check (outcome in ('changed', 'unchanged', 'not_allowed', 'invalid')),
  -- The record's version after the change.
  version integer,
  -- How the person knows the record, and why it was not changed.
  number text,
  reason text,
  primary key (run_id, position)
);
create index bulk_item_waiting on bulk_item (run_id, position) where outcome is null;
