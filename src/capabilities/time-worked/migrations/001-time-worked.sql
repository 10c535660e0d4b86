-- Reason: how long people worked on a work item, and the one timer each may have running. New tables only.
create table time_entry (
  id uuid primary key,
  record_type text not null,
  record_id uuid not null references work_item,
  person_id uuid not null references person,
  minutes integer not null check (minutes between 1 and 1440),
  -- The day as the person reckons it: a timesheet must not move when it is read in another zone.
  worked_on date not null,
  kind text not null,
  billable boolean not null default false,
  note text,
  -- When its timer began; null: entered by hand.
  started_at timestamptz,
  logged_at timestamptz not null
);
create index time_entry_record on time_entry (record_id, worked_on desc, logged_at desc);
create index time_entry_person on time_entry (person_id, worked_on);

-- The key says it: one running timer a person, across all records.
create table running_timer (
  person_id uuid primary key references person,
  record_type text not null,
  record_id uuid not null references work_item,
  started_at timestamptz not null
);
create index running_timer_record on running_timer (record_id);
