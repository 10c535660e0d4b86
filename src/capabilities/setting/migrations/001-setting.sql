-- Reason: what administrators set without code, one value a key. New table only.
create table setting (
  id uuid primary key,
  key text not null constraint setting_key_key unique,
  value jsonb not null,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', key)) stored
);
