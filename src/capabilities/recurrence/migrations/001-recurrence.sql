-- Reason: work that comes again by the calendar, and what came of each time: the key of recurrence_run is what makes an
-- occurrence happen once over all nodes. New tables only.
create table recurrence (
  id uuid primary key,
  name text not null,
  template_id uuid not null constraint recurrence_template_id_fkey references template,
  frequency text not null,
  weekdays text[] not null default '{}',
  day_of_month integer,
  month text,
  time text not null,
  time_zone text not null,
  starts_on date,
  ends_on date,
  group_id uuid constraint recurrence_group_id_fkey references assignment_group,
  active boolean not null default true,
  next_run_at timestamptz,
  last_run_at timestamptz,
  last_problem text,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name)) stored
);
create unique index recurrence_name_key on recurrence (lower(name));
create index recurrence_due on recurrence (next_run_at) where active;

create table recurrence_run (
  recurrence_id uuid not null references recurrence,
  occurrence timestamptz not null,
  at timestamptz not null,
  record_type text,
  record_id uuid,
  number text,
  problem text,
  by_name text,
  primary key (recurrence_id, occurrence)
);
