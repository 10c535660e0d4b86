-- Reason: "longest untouched" and "oldest first" of active work walked past everything that was closed before (7 s of a
-- million rows), and all work by priority sorted the whole table (1.4 s). Each index holds a SHARE lock while it is built.
create index work_item_active_updated on work_item (type, updated_at, id) where state_category in ('open', 'waiting');
create index work_item_active_created on work_item (type, created_at, id) where state_category in ('open', 'waiting');
create index work_item_active_number on work_item (type, number, id) where state_category in ('open', 'waiting');
create index work_item_priority on work_item (type, priority, updated_at desc, id desc);
