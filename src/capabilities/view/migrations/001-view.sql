-- Reason: saved lists, personal, of a group or for everyone. New table only.
create table view (
  id uuid primary key,
  name text not null,
  record_type text not null,
  q text,
  sort text,
  columns text[] not null default '{}',
  group_by text,
  density text,
  icon text,
  audience text not null default 'me' check (audience in ('me', 'group', 'everyone')),
  group_id uuid constraint view_group_id_fkey references assignment_group,
  owner_id uuid constraint view_owner_id_fkey references person,
  pinned boolean not null default false,
  position integer not null default 0,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name)) stored
);
create index view_owner on view (owner_id);
