-- Reason: when people work, for service levels and whatever else counts working time. New table only.
create table working_calendar (
  id uuid primary key,
  name text not null constraint working_calendar_name_key unique,
  time_zone text not null,
  versions jsonb not null,
  days jsonb not null default '[]',
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name)) stored
);
