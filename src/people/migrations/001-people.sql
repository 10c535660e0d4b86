-- Reason: who works with Steward and where they belong. New tables only.
create table department (
  id uuid primary key,
  name text not null constraint department_name_key unique,
  manager_id uuid,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name)) stored
);

create table location (
  id uuid primary key,
  name text not null constraint location_name_key unique,
  address text,
  time_zone text,
  active boolean not null default true,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name || ' ' || coalesce(address, ''))) stored
);

-- A person need not be able to sign in: an address is enough to be a requester.
create table person (
  id uuid primary key,
  name text not null,
  email text,
  username text,
  title text,
  phone text,
  department_id uuid constraint person_department_id_fkey references department,
  location_id uuid constraint person_location_id_fkey references location,
  manager_id uuid constraint person_manager_id_fkey references person,
  vip boolean not null default false,
  active boolean not null default true,
  roles text[] not null default '{}',
  language text not null default 'en',
  time_zone text not null default 'UTC',
  external_id text,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (
    to_tsvector('steward', name || ' ' || coalesce(email, '') || ' ' || coalesce(username, '') || ' ' || coalesce(title, ''))
  ) stored
);
create unique index person_email_key on person (lower(email)) where email is not null;
create unique index person_username_key on person (lower(username)) where username is not null;
create unique index person_external_id_key on person (external_id) where external_id is not null;
create index person_manager on person (manager_id) where manager_id is not null;
create index person_name on person (name, id);
create index person_name_lower on person (lower(name));
create index person_search on person using gin (search);
alter table department add constraint department_manager_id_fkey foreign key (manager_id) references person;

-- "group" is a word of SQL, so the table says which kind.
create table assignment_group (
  id uuid primary key,
  name text not null constraint assignment_group_name_key unique,
  email text,
  description text,
  manager_id uuid constraint assignment_group_manager_id_fkey references person,
  member_ids uuid[] not null default '{}',
  active boolean not null default true,
  external_id text,
  custom jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search tsvector generated always as (to_tsvector('steward', name || ' ' || coalesce(description, ''))) stored
);
create index assignment_group_members on assignment_group using gin (member_ids);
create index assignment_group_name_lower on assignment_group (lower(name));

alter table work_item add constraint work_item_assignee_id_fkey foreign key (assignee_id) references person;
alter table work_item add constraint work_item_requester_id_fkey foreign key (requester_id) references person;
alter table work_item add constraint work_item_opened_by_id_fkey foreign key (opened_by_id) references person;
alter table work_item add constraint work_item_group_id_fkey foreign key (group_id) references assignment_group;
