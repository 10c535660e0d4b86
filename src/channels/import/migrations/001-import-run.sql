-- Reason: files that were uploaded to be imported, and how each run went. New table only.
create table import_run (
  id uuid primary key,
  kind text not null check (kind in ('records', 'incident-audit-log')),
  record_type text not null,
  file_name text not null,
  sha256 text not null,
  size bigint not null,
  columns text[] not null,
  rows integer not null,
  -- [{ column, field }] as it was run; null until then.
  mapping jsonb,
  skip_bad boolean not null default false,
  state text not null default 'uploaded' check (state in ('uploaded', 'waiting', 'running', 'done', 'failed')),
  job_id uuid,
  report jsonb,
  -- One worker runs it at a time: it names itself and shows that it lives.
  worker uuid,
  alive_at timestamptz,
  tries integer not null default 0,
  by_id uuid,
  by_name text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index import_run_created on import_run (created_at desc);
create index import_run_unfinished on import_run (alive_at) where state in ('waiting', 'running');
