-- Reason: what an incident has beyond the spine, and the categories it is sorted by. New tables only.
create table category (
  id uuid primary key,
  name text not null,
  parent_id uuid constraint category_parent_id_fkey references category,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name)) stored
);
create unique index category_name_key on category (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name));

create sequence number_incident start 10001;
create table incident (
  id uuid primary key constraint incident_id_fkey references work_item,
  impact smallint not null default 3 check (impact between 1 and 3),
  urgency smallint not null default 3 check (urgency between 1 and 3),
  priority_reason text,
  category_id uuid constraint incident_category_id_fkey references category,
  subcategory_id uuid constraint incident_subcategory_id_fkey references category,
  location_id uuid constraint incident_location_id_fkey references location,
  hold_reason text,
  closure_code text,
  closure_notes text,
  resolved_by_id uuid constraint incident_resolved_by_id_fkey references person,
  reopen_count integer not null default 0,
  reassignment_count integer not null default 0
);
create index incident_category on incident (category_id, id desc);
