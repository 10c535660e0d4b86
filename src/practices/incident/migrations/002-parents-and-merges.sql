-- Reason: duplicates merged into another incident, and resolved ones closed in time. Adding a nullable column and an
-- index on few rows: a moment's lock on incident, and on work_item while the partial index is built.
alter table incident add column merged_into_id uuid constraint incident_merged_into_id_fkey references work_item;
create index incident_merged_into on incident (merged_into_id) where merged_into_id is not null;
create index work_item_resolved on work_item (type, resolved_at) where state = 'resolved';
