-- Reason: what somebody has written and not yet said, and what he sent but may still take back. New tables only.
create table draft (
  person_id uuid not null,
  record_id uuid not null,
  record_type text not null,
  audience text not null check (audience in ('reply', 'note')),
  body text not null check (length(body) <= 50000),
  updated_at timestamptz not null default now(),
  primary key (person_id, record_id, audience)
);
create index draft_age on draft (updated_at);

create table held_comment (
  id uuid primary key,
  person_id uuid not null,
  record_id uuid not null,
  record_type text not null,
  comment jsonb not null,
  followed_by jsonb,
  due_at timestamptz not null
);
create index held_comment_due on held_comment (due_at);
