-- Reason: agreements, the clocks that follow from them, and what was done at a share of their time. New tables only.
-- Clocks are derived: they can be dropped and told again from the ledger. service_act remembers what was dealt with, so
-- that nothing is done twice.
create table service_agreement (
  id uuid primary key,
  name text not null constraint service_agreement_name_key unique,
  kind text not null default 'sla',
  record_type text not null,
  condition text,
  position integer not null default 100,
  supplier text,
  description text,
  targets jsonb not null,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name || ' ' || coalesce(description, ''))) stored
);

create table service_clock (
  record_id uuid not null references work_item on delete cascade,
  target_id uuid not null,
  agreement_id uuid not null references service_agreement,
  target_name text not null,
  measure text not null,
  state text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  breached_at timestamptz,
  allowed_ms bigint not null,
  elapsed_ms bigint not null,
  resets integer not null,
  calendar_id uuid,
  zone text,
  told_at timestamptz not null,
  -- When the next share of its time is to be dealt with: the only index that is looked at to find what is due.
  next_at timestamptz,
  primary key (record_id, target_id)
) with (fillfactor = 80);
create index service_clock_next on service_clock (next_at) where next_at is not null;
create index service_clock_ended on service_clock (agreement_id, ended_at) where state = 'completed';

create table service_act (
  record_id uuid not null references work_item on delete cascade,
  target_id uuid not null,
  started_at timestamptz not null,
  percent integer not null,
  at timestamptz not null,
  -- False: it was past when the clock became known, and nothing was done.
  told boolean not null,
  primary key (record_id, target_id, started_at, percent)
);
