-- Reason: typed links between any two work items. New table only.
create table record_link (
  id uuid primary key,
  kind text not null check (kind in ('relates', 'duplicate_of', 'parent_of', 'caused_by')),
  from_type text not null,
  from_id uuid not null references work_item,
  to_type text not null,
  to_id uuid not null references work_item,
  at timestamptz not null,
  by_name text not null,
  check (from_id <> to_id),
  constraint record_link_target_key unique (from_id, to_id, kind)
);
create index record_link_to on record_link (to_id);
