-- Reason: what each person is told of, what he has put off, and how he wants to be told. New tables only; the foreign
-- keys hold a brief SHARE ROW EXCLUSIVE lock on person.

-- One row for a person, a record and a reason: what happens again brings the row back, it does not add another.
create table notification (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  record_type text not null,
  record_id uuid not null,
  reason text not null,
  -- What kind of the reason: the record was resolved, put on hold; it came back because its time was due.
  detail text,
  at timestamptz not null,
  -- The last fact that is in it. Facts of one record come in the order of their sequence.
  fact_seq bigint not null,
  actor_id uuid,
  actor_name text not null,
  internal boolean not null,
  comment_id uuid,
  -- How often it happened since the person last looked.
  times integer not null default 1,
  read_at timestamptz,
  done_at timestamptz,
  snoozed_until timestamptz,
  constraint notification_once unique (person_id, record_id, reason)
);
-- The count on the bell reads this index alone, then asks for each record whether the person may still know of it.
create index notification_unread on notification (person_id, record_type, record_id) include (internal)
  where read_at is null and done_at is null and snoozed_until is null;
create index notification_open on notification (person_id, at desc, id desc) where done_at is null;
create index notification_done on notification (person_id, at desc, id desc) where done_at is not null;
create index notification_record on notification (record_id) where done_at is null;
create index notification_due on notification (snoozed_until) where snoozed_until is not null;
create index notification_at on notification (at);

-- Of these records a person hears only what names him.
create table notification_mute (
  person_id uuid not null references person,
  record_id uuid not null,
  at timestamptz not null,
  primary key (person_id, record_id)
);
create index notification_mute_record on notification_mute (record_id);

-- Only what a person decided himself: an event that is not named has its default. `events` is
-- {"assigned": {"app": true}}, with a key for each channel.
create table notification_preference (
  person_id uuid primary key references person,
  events jsonb not null default '{}',
  quiet_from time,
  quiet_until time,
  digest text not null default 'never' check (digest in ('never', 'daily', 'weekly'))
);

-- Work a person has put off: it is back at its time, or as soon as somebody else does something on it.
create table work_snooze (
  person_id uuid not null references person,
  record_type text not null,
  record_id uuid not null,
  -- Empty: only when something happens.
  until timestamptz,
  since timestamptz not null,
  primary key (person_id, record_id)
);
create index work_snooze_record on work_snooze (record_id);
create index work_snooze_due on work_snooze (until) where until is not null;
