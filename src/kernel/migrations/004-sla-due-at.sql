-- Reason: lists show, filter and sort by the time a work item's service level clocks leave. A nullable column is added at
-- once; the index holds a SHARE lock on work_item while it is built. Those without a clock sort last.
alter table work_item add column sla_due_at timestamptz;
create index work_item_sla on work_item (type, coalesce(sla_due_at, 'infinity'::timestamptz), id)
  where state_category in ('open', 'waiting');
