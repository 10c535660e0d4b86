-- Reason: service levels may count the hours a place or a group keeps. Nullable columns on small tables: a moment's lock.
alter table location add column calendar_id uuid constraint location_calendar_id_fkey references working_calendar;
alter table assignment_group
  add column calendar_id uuid constraint assignment_group_calendar_id_fkey references working_calendar;
