-- Reason: what administrators write in place of the mails that come with Steward. A new table.
create table mail_template (
  id uuid primary key,
  name text not null,
  event text not null,
  audience text not null,
  language text not null,
  subject text not null,
  body text not null,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name || ' ' || subject)) stored
);
create index mail_template_search on mail_template using gin (search);
create index mail_template_use on mail_template (event, audience, language, updated_at) where active;
