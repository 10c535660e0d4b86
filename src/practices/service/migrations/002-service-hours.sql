-- Reason: service levels may count the hours a service is supported. A nullable column on a small table: a moment's lock.
alter table service add column calendar_id uuid constraint service_calendar_id_fkey references working_calendar;
