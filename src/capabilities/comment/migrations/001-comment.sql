-- Reason: what people say on a record. New tables only.
create table comment (
  id uuid primary key,
  record_type text not null,
  record_id uuid not null,
  author_id uuid,
  author_name text not null,
  body text not null,
  internal boolean not null,
  at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', left(body, 20000))) stored
);
create index comment_record on comment (record_id, at);
create index comment_search on comment using gin (search);
