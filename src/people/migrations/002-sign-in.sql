-- Reason: accounts, sessions and tokens of those who sign in. New tables only; the foreign keys hold a brief
-- SHARE ROW EXCLUSIVE lock on person. Secrets a person holds (cookies, tokens, recovery codes) are kept as hashes.

-- A person is not a login: he has an account once he has a password. The user name is person.username.
create table account (
  person_id uuid primary key references person,
  password_hash text not null,
  password_changed_at timestamptz not null,
  -- Base32. It counts only once it is confirmed.
  totp_secret text,
  totp_confirmed_at timestamptz,
  -- The last 30-second step a code was accepted for: no code works twice.
  totp_last_step bigint not null default 0,
  recovery_hashes text[] not null default '{}'
);

create table session (
  token_hash text primary key,
  id uuid not null constraint session_id_key unique,
  person_id uuid not null references person,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- The absolute end; the idle end follows from last_seen_at.
  expires_at timestamptz not null,
  ip text not null,
  user_agent text not null
);
create index session_person on session (person_id);
create index session_expires on session (expires_at);

create table api_token (
  id uuid primary key,
  token_hash text not null constraint api_token_token_hash_key unique,
  person_id uuid not null references person,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz
);
create index api_token_person on api_token (person_id);
create index api_token_expires on api_token (expires_at);

-- Browsers somebody signed in from before: they have tries of their own, so that a stranger's cannot lock him out.
create table known_device (
  person_id uuid not null references person,
  device_hash text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (person_id, device_hash)
);
create index known_device_last_seen on known_device (last_seen_at);

-- Recent tries by account, device and address, counted here because several nodes share the budget.
create table sign_in_try (
  key text primary key,
  tries timestamptz[] not null,
  last_at timestamptz not null
);
create index sign_in_try_last_at on sign_in_try (last_at);

create table preference (
  person_id uuid primary key references person,
  value jsonb not null default '{}'
);
