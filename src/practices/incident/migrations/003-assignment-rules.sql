-- Reason: new incidents find their group and person by rules. New tables only.
create table assignment_rule (
  id uuid primary key,
  name text not null constraint assignment_rule_name_key unique,
  position integer not null default 100,
  category_id uuid constraint assignment_rule_category_id_fkey references category,
  subcategory_id uuid constraint assignment_rule_subcategory_id_fkey references category,
  service_id uuid constraint assignment_rule_service_id_fkey references service,
  location_id uuid constraint assignment_rule_location_id_fkey references location,
  group_id uuid not null constraint assignment_rule_group_id_fkey references assignment_group,
  method text not null default 'group',
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name)) stored
);
create index assignment_rule_order on assignment_rule (position, id) where active;

-- Whose turn it was, for handing out in turn.
create table assignment_turn (
  group_id uuid not null references assignment_group,
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (group_id, person_id)
);
