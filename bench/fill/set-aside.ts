import type pg from 'pg'

/** What slows a load down and is cheaper to build at its end. */
interface Built {
  drop: string
  create: string
  /** Bytes are not known beforehand: text indexes are by far the dearest. */
  isText: boolean
}

/**
 * Drops the tables' secondary indexes and foreign keys; the answer builds them again, on all clients side by side.
 * Primary keys and unique constraints stay.
 */
export async function setAside(
  client: pg.ClientBase,
  tables: readonly string[],
): Promise<(clients: readonly pg.ClientBase[]) => Promise<void>> {
  const indexes = await client.query<Built>(
    `select format('drop index %I', i.relname) as drop, pg_get_indexdef(i.oid) as create,
       exists (select 1 from pg_attribute a where a.attrelid = i.oid and a.attname = 'search') as "isText"
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     where t.relname = any($1) and not exists (select 1 from pg_constraint c where c.conindid = i.oid)`,
    [tables],
  )
  const keys = await client.query<Built>(
    `select format('alter table %I drop constraint %I', t.relname, c.conname) as drop, false as "isText",
       format('alter table %I add constraint %I %s', t.relname, c.conname, pg_get_constraintdef(c.oid)) as create
     from pg_constraint c join pg_class t on t.oid = c.conrelid where c.contype = 'f' and t.relname = any($1)`,
    [tables],
  )
  for (const { drop } of [...keys.rows, ...indexes.rows]) await client.query(drop)
  return async clients => {
    const queue = indexes.rows.toSorted((a, b) => Number(b.isText) - Number(a.isText))
    const work = async (worker: pg.ClientBase) => {
      for (let next = queue.shift(); next; next = queue.shift()) await worker.query(next.create)
    }
    await Promise.all(clients.map(work))
    for (const { create } of keys.rows) await client.query(create)
  }
}
