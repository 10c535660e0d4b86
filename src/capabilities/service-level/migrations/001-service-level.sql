-- Reason: agreements, their targets, and the clocks that follow from them. New tables only. Clocks are derived: they can
-- be dropped and told again from the ledger. service_act remembers what was done at a share of the time, so that nothing
-- is done twice.
create table service_agreement (
  id uuid primary key,
  name text not null constraint service_agreement_name_key unique,
  kind text not null default 'sla',
  record_type text not null default 'incident',
  condition text,
  position integer not null default 100,
  supplier text,
  description text,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name || ' ' || coalesce(description, ''))) stored
);

create table service_target (
  id uuid primary key,
  name text not null,
  agreement_id uuid not null constraint service_target_agreement_id_fkey references service_agreement,
  measure text not null default 'resolution',
  minutes jsonb not null,
  calendar_id uuid constraint service_target_calendar_id_fkey references working_calendar,
  zone text not null default 'calendar',
  start_when text,
  pause_when text,
  stop_when text,
  cancel_when text,
  reset_when text,
  warnings jsonb not null default '[]',
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name)) stored
);
create unique index service_target_name_key on service_target (agreement_id, lower(name));

create table service_clock (
  record_id uuid not null references work_item on delete cascade,
  target_id uuid not null references service_target,
  state text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  breached_at timestamptz,
  allowed_ms bigint not null,
  elapsed_ms bigint not null,
  resets integer not null,
  told_at timestamptz not null,
  next_at timestamptz,
  primary key (record_id, target_id)
);
create index service_clock_next on service_clock (next_at) where next_at is not null;
create index service_clock_ended on service_clock (target_id, ended_at) where ended_at is not null;

create table service_act (
  record_id uuid not null references work_item on delete cascade,
  target_id uuid not null references service_target,
  started_at timestamptz not null,
  percent integer not null,
  at timestamptz not null,
  primary key (record_id, target_id, started_at, percent)
);
