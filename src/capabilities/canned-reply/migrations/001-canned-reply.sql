-- Reason: answers used again and again are kept, for every work item. New table only.
create table canned_reply (
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
create unique index canned_reply_name_key on canned_reply (lower(name));
