-- Reason: who has a record open and who is writing on it. A new table only. Unlogged: it is true for seconds, costs no
-- write-ahead log, and is empty after a crash of the database, which is right.
create unlogged table presence (
  tab_id uuid not null,
  record_id uuid not null,
  record_type text not null,
  person_id uuid not null,
  person_name text not null,
  doing text not null check (doing in ('viewing', 'reply', 'note')),
  expires_at timestamptz not null,
  primary key (record_id, tab_id)
);
create index presence_expiry on presence (expires_at);
