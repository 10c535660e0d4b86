-- Reason: what a new record of a kind begins with is kept for use. New table only.
create table template (
  id uuid primary key,
  name text not null,
  record_type text not null,
  group_id uuid constraint template_group_id_fkey references assignment_group,
  prefill jsonb not null,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name)) stored
);
create unique index template_name_key on template (record_type, lower(name));
