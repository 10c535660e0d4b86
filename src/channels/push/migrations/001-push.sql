-- Reason: notices to browsers that are not open. New tables only; the foreign key holds a brief SHARE ROW EXCLUSIVE lock
-- on person.

-- By these keys push services know us (VAPID); one row, made at the first start. Another pair would end every subscription.
create table push_key (
  one boolean primary key default true check (one),
  public_key text not null,
  private_key text not null
);

-- A browser in which a person said yes.
create table push_subscription (
  id uuid primary key,
  person_id uuid not null references person,
  endpoint text not null constraint push_subscription_endpoint_key unique,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null
);
create index push_subscription_person on push_subscription (person_id);
