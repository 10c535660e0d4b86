-- Reason: canned replies are for every work item, no longer the incident practice's own. Databases from before have the
-- table, with the same columns; nothing is changed in them. New table only.
create table if not exists canned_reply (
  id uuid primary key,
  name text not null,
  body text not null,
  group_id uuid constraint canned_reply_group_id_fkey references assignment_group,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name || ' ' || body)) stored
);
create unique index if not exists canned_reply_name_key on canned_reply (lower(name));
