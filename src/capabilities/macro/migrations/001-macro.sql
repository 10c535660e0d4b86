-- Reason: what is done to a record again and again in several steps is kept as one. New table only.
create table macro (
  id uuid primary key,
  name text not null,
  record_type text not null,
  group_id uuid constraint macro_group_id_fkey references assignment_group,
  steps jsonb not null,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name)) stored
);
create unique index macro_name_key on macro (record_type, lower(name));
