-- Reason: a password an administrator gave is for one sign-in; its person is asked for one of his own.
-- Lock: ACCESS EXCLUSIVE on account for a moment; a constant default rewrites nothing.
alter table account add column one_time boolean not null default false;
