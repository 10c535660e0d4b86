// What PostgreSQL says of Steward's own objects: those in the schema `public` that belong to no extension.
import pg from 'pg'
import type { Manifest } from './manifest.ts'

export const quoted = (name: string): string => pg.escapeIdentifier(name)

const ownIn = (catalogue: string, oid: string): string =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`

const tableKinds = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and ${ownIn('pg_class', 'c.oid')}`

/** The tables with the columns that hold data; what the database generates is left out. */
export async function tablesOf(client: pg.Client): Promise<Manifest['tables']> {
  const { rows } = await client.query<Manifest['tables'][number]>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where ${tableKinds} and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`)
  return rows
}

export async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' and ${ownIn('pg_class', 'c.oid')}
    order by c.relname`)
  const sequences: Manifest['sequences'] = []
  for (const { name } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quoted(name)}`,
    )
    for (const { value, called } of state.rows) sequences.push({ name, value, called })
  }
  return sequences
}

/** Whether people have put anything in: the migrations and the readers' positions are there from the first start. */
export async function holdsRecords(client: pg.Client): Promise<boolean> {
  for (const { name } of await tablesOf(client)) {
    if (name === 'migration' || name === 'ledger_reader') continue
    const { rows } = await client.query(`select 1 from ${quoted(name)} limit 1`)
    if (rows.length > 0) return true
  }
  return false
}

/** Takes everything of Steward away but the extensions, which a restore needs again and may not be allowed to make. */
export async function dropAll(client: pg.Client): Promise<void> {
  const drops = [
    `select format('drop table %s cascade', string_agg(c.oid::regclass::text, ', ')) as drop from pg_class c
     where ${tableKinds} having count(*) > 0`,
    `select format('drop sequence %s cascade', c.oid::regclass) as drop from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' and ${ownIn('pg_class', 'c.oid')}`,
    `select format('drop routine %s cascade', p.oid::regprocedure) as drop from pg_proc p
     where p.pronamespace = 'public'::regnamespace and ${ownIn('pg_proc', 'p.oid')}`,
    `select format('drop type %s cascade', t.oid::regtype) as drop from pg_type t
     where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd') and ${ownIn('pg_type', 't.oid')}`,
    `select format('drop text search configuration %s cascade', t.oid::regconfig) as drop from pg_ts_config t
     where t.cfgnamespace = 'public'::regnamespace and ${ownIn('pg_ts_config', 't.oid')}`,
  ]
  for (const drop of drops) await runAll(client, drop, 'drop')
}

/**
 * Takes away foreign keys and the indexes that are no constraint, so that rows load in any order and fast; returns
 * how to put them back, which checks every row.
 */
export async function loosen(client: pg.Client): Promise<() => Promise<void>> {
  const keys = await client.query<{ table: string; name: string; definition: string }>(`
    select k.conrelid::regclass::text as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k where k.connamespace = 'public'::regnamespace and k.contype = 'f' and k.conparentid = 0
    order by 1, 2`)
  for (const { table, name } of keys.rows) {
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  }
  const indexes = await client.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    where ${tableKinds} and not x.relispartition
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
    order by 1`)
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`)
  return async () => {
    for (const { definition } of indexes.rows) await client.query(definition)
    for (const { table, name, definition } of keys.rows) {
      await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
    }
  }
}

/** Brings what is derived from the rows up to date: stored views, and what the planner knows of the tables. */
export async function refresh(client: pg.Client, tables: readonly string[]): Promise<void> {
  await runAll(
    client,
    `select format('refresh materialized view %s', c.oid::regclass) as refresh from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'm' order by c.oid`,
    'refresh',
  )
  await client.query(`analyze ${tables.map(quoted).join(', ')}`)
}

async function runAll(client: pg.Client, query: string, column: string): Promise<void> {
  const { rows } = await client.query<Record<string, string>>(query)
  for (const row of rows) await client.query(row[column] ?? '')
}
