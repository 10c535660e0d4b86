-- Reason: the ground of every record type. New tables only; takes no lock on anything that exists.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- One text configuration for all text: accents folded, English stems. `unaccent` first, then the stemmer.
create text search configuration steward (copy = english);
alter text search configuration steward
  alter mapping for hword, hword_part, word with unaccent, english_stem;

-- The history and the outbox. Readers follow (xid, seq) below the snapshot's xmin, so that they
-- never pass a transaction that is still in flight.
create table ledger (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  record_type text not null,
  record_id uuid not null,
  fact text not null,
  actor_id uuid,
  actor_name text not null,
  via text not null,
  internal boolean not null default false,
  version integer not null,
  changes jsonb,
  data jsonb
);
create index ledger_record on ledger (record_id, at desc, seq desc);
create index ledger_order on ledger (xid, seq);

create table ledger_reader (
  name text primary key,
  xid xid8 not null,
  seq bigint not null
);

-- Each seal hashes the rows since the last one together with the last hash: an altered row breaks the chain.
create table ledger_seal (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  from_xid xid8 not null,
  from_seq bigint not null,
  to_xid xid8 not null,
  to_seq bigint not null,
  rows integer not null,
  hash text not null
);

create table work_item (
  id uuid primary key,
  type text not null,
  number text not null unique,
  title text not null,
  description text,
  state text not null,
  state_category text not null check (state_category in ('open', 'waiting', 'done', 'cancelled')),
  priority smallint not null default 4,
  assignee_id uuid,
  group_id uuid,
  requester_id uuid,
  opened_by_id uuid,
  service_id uuid,
  channel text not null default 'web',
  parent_id uuid references work_item,
  watcher_ids uuid[] not null default '{}',
  restricted_to_ids uuid[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  resolved_at timestamptz,
  closed_at timestamptz,
  due_at timestamptz,
  last_word_by text,
  external_id text,
  version integer not null default 1,
  custom jsonb not null default '{}',
  search tsvector generated always as (
    setweight(to_tsvector('steward', number), 'A') ||
    setweight(to_tsvector('steward', title), 'A') ||
    setweight(to_tsvector('steward', left(coalesce(description, ''), 20000)), 'C') ||
    setweight(jsonb_to_tsvector('steward', custom, '["string"]'), 'D')
  ) stored
) with (fillfactor = 85);

-- The default views: active work by priority then latest, and latest first, for all, a group, a person.
create index work_item_active on work_item (type, priority, updated_at desc, id desc)
  where state_category in ('open', 'waiting');
create index work_item_active_group on work_item (group_id, priority, updated_at desc, id desc)
  where state_category in ('open', 'waiting');
create index work_item_active_assignee on work_item (assignee_id, priority, updated_at desc, id desc)
  where state_category in ('open', 'waiting');
create index work_item_updated on work_item (type, updated_at desc, id desc);
create index work_item_created on work_item (type, created_at desc, id desc);
create index work_item_group on work_item (group_id, updated_at desc, id desc);
create index work_item_requester on work_item (requester_id, updated_at desc, id desc);
create index work_item_assignee on work_item (assignee_id, updated_at desc, id desc);
create index work_item_service on work_item (service_id, updated_at desc, id desc) where service_id is not null;
create index work_item_parent on work_item (parent_id) where parent_id is not null;
create index work_item_watchers on work_item using gin (watcher_ids);
create index work_item_custom on work_item using gin (custom jsonb_path_ops);
create index work_item_search on work_item using gin (search) with (fastupdate = on);
create unique index work_item_external on work_item (type, external_id) where external_id is not null;

-- The first answer to a request that carried an Idempotency-Key, replayed to its repetitions.
create table idempotency (
  principal text not null,
  key text not null,
  request text not null,
  status smallint,
  body jsonb,
  at timestamptz not null default clock_timestamp(),
  primary key (principal, key)
);
create index idempotency_at on idempotency (at);
