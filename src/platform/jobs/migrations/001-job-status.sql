-- Reason: what a person sees of work done in the background. New table only.
create table job_status (
  id uuid primary key,
  kind text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  result jsonb,
  -- A sentence for the person who asked for it.
  error text,
  by_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index job_status_created on job_status (created_at);
