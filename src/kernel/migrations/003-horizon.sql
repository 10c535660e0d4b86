-- Reason: readers waited for write transactions of every database of the cluster, whose snapshot they share. New function.
-- The id below which every transaction of THIS database has ended. A transaction counts as another database's only when
-- the lock on its id says so; one that has an id and not yet its lock is waited for.
create function ledger_horizon() returns xid8 language plpgsql volatile as $$
declare
  present pg_snapshot := pg_current_snapshot();
  oldest xid8;
begin
  select running into oldest
  from pg_snapshot_xip(present) running
  where pg_xact_status(running) = 'in progress'
    and not exists (
      select 1 from pg_locks held
      join pg_stat_activity session on session.pid = held.pid
      join pg_database here on here.datname = current_database()
      where held.locktype = 'transactionid' and held.granted and held.mode = 'ExclusiveLock'
        and held.transactionid = running::xid and session.datid <> here.oid)
  order by running limit 1;
  return coalesce(oldest, pg_snapshot_xmax(present));
end
$$;
