-- Reason: every message that arrives or leaves, what became of it and why. New tables only.
create table mail_message (
  id uuid primary key,
  -- Short enough for the signed address of an answer.
  number bigint generated always as identity constraint mail_message_number_key unique,
  direction text not null check (direction in ('in', 'out')),
  at timestamptz not null,
  disposition text not null,
  -- A word the page translates; what it speaks of is in `details`.
  reason text not null,
  details jsonb not null default '{}',
  message_id text,
  from_name text not null default '',
  from_address text not null default '',
  to_addresses text[] not null default '{}',
  subject text not null default '',
  -- The message as it came or was sent, among the files.
  sha256 text not null,
  size bigint not null,
  record_type text,
  record_id uuid,
  person_id uuid,
  -- For a message sent: what this person was told.
  reasons text[] not null default '{}',
  -- The envelope: who really sent it, and to whom.
  envelope_from text,
  envelope_to text[] not null default '{}',
  -- Where it came from: smtp, or the mailbox with the number it has there.
  source text,
  -- A message that is there already is not taken again.
  source_key text constraint mail_message_source_key unique,
  -- By this the same message is known that comes on two ways; only the first one has it.
  dedupe_key text constraint mail_message_dedupe_key unique,
  attempts integer not null default 0,
  next_at timestamptz,
  claimed_at timestamptz,
  sent_at timestamptz
);
create index mail_message_at on mail_message (at desc, id desc);
create index mail_message_disposition on mail_message (disposition, at desc, id desc);
create index mail_message_message_id on mail_message (message_id) where message_id is not null;
create index mail_message_record on mail_message (record_id, at) where record_id is not null;
create index mail_message_sender on mail_message (from_address, at) where direction = 'in';
create index mail_message_waiting on mail_message (next_at) where disposition = 'waiting';
create index mail_message_sending on mail_message (claimed_at) where disposition = 'sending';
create index mail_message_received on mail_message (at) where disposition = 'received';

-- Signs the addresses of answers and the links in mails; one row, made at the first start.
create table mail_secret (
  one boolean primary key default true check (one),
  secret text not null
);
