-- Reason: what is to leave the house, by mail or push, waits here until its moment. A new table; the foreign key holds a
-- brief SHARE ROW EXCLUSIVE lock on person.

-- Written with the inbox, in the transaction that moves the ledger's reader on; deleted in the one that writes what is sent.
create table notification_delivery (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  channel text not null,
  record_type text not null,
  record_id uuid not null,
  reason text not null,
  detail text,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  internal boolean not null,
  comment_id uuid,
  -- Waits to be sent together with what else this person was told.
  digest boolean not null,
  due_at timestamptz not null
);
create index notification_delivery_due on notification_delivery (channel, due_at);
create index notification_delivery_person on notification_delivery (person_id, record_id, channel);
