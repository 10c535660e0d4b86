-- Reason: what has to be done on a work item, ticked off one by one, and the lists kept for use again. New tables only.
create table checklist_item (
  id uuid primary key,
  record_type text not null,
  record_id uuid not null references work_item,
  position integer not null,
  text text not null,
  mandatory boolean not null default false,
  done_at timestamptz,
  done_by_id uuid,
  done_by_name text,
  check ((done_at is null) = (done_by_name is null))
);
create index checklist_item_record on checklist_item (record_id, position);

create table checklist_template (
  id uuid primary key,
  name text not null constraint checklist_template_name_key unique,
  items text not null,
  group_id uuid,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name || ' ' || items)) stored
);
