-- Reason: fields, settings and views that people define at run time. New tables only.
create table custom_field (
  id uuid primary key,
  record_type text not null,
  key text not null check (key ~ '^[a-z][A-Za-z0-9]{0,39}$'),
  label text not null,
  hint text,
  kind text not null,
  options text[] not null default '{}',
  required boolean not null default false,
  internal boolean not null default false,
  active boolean not null default true,
  position integer not null default 0,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', label || ' ' || key)) stored
);
create unique index custom_field_key_key on custom_field (record_type, lower(key));
