-- Reason: what incidents are about; the service practice deepens it later. New table; adds one foreign key.
create table service (
  id uuid primary key,
  name text not null constraint service_name_key unique,
  description text,
  owner_id uuid constraint service_owner_id_fkey references person,
  support_group_id uuid constraint service_support_group_id_fkey references assignment_group,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name || ' ' || coalesce(description, ''))) stored
);
alter table work_item add constraint work_item_service_id_fkey foreign key (service_id) references service;
