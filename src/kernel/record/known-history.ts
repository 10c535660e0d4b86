import { sql } from 'kysely'
import type { Kernel } from '../kernel.ts'
import type { HistoricRecord } from './historic-record.ts'
import type { Placed } from './history-rows.ts'
import type { Shape } from './shape.ts'

/** A record that is here already and was not touched: it has another past, or people worked on it here since. */
export interface LeftAlone {
  externalId: string
  why: 'other_history' | 'changed_here'
}

/** What is here already of a record that is loaded again. */
interface Known {
  id: string
  version: number
  /** How many facts were loaded before, and the last of them. */
  facts: number
  lastFact: string
  lastAt: Date
  changedHere: boolean
}

export interface Sorted {
  fresh: HistoricRecord[]
  /** With the facts and comments alone that are missing here. */
  grown: Placed[]
  unchanged: number
  leftAlone: LeftAlone[]
}

/** Compares histories with what is here under the same external ids. */
export async function sortOut(
  kernel: Kernel,
  shape: Shape,
  records: readonly HistoricRecord[],
): Promise<Sorted> {
  const known = await knownHistories(kernel, shape, records)
  const sorted: Sorted = { fresh: [], grown: [], unchanged: 0, leftAlone: [] }
  for (const record of records) {
    const externalId = String(record.values.externalId ?? '')
    const here = known.get(externalId)
    if (!here) sorted.fresh.push(record)
    else if (isOther(here, record)) sorted.leftAlone.push({ externalId, why: 'other_history' })
    else if (record.facts.length <= here.facts) sorted.unchanged++
    else if (here.changedHere) sorted.leftAlone.push({ externalId, why: 'changed_here' })
    else sorted.grown.push(sinceKnown(record, here))
  }
  return sorted
}

/** A shorter history is an older copy and no contradiction; else the last known fact must be where it was. */
function isOther(here: Known, { facts }: HistoricRecord): boolean {
  if (here.facts === 0) return true
  const same = facts[here.facts - 1]
  return same !== undefined && (same.fact !== here.lastFact || same.at.getTime() !== here.lastAt.getTime())
}

const sinceKnown = (record: HistoricRecord, here: Known): Placed => ({
  ...record,
  id: here.id,
  before: here.version,
  facts: record.facts.slice(here.facts),
  comments: (record.comments ?? []).filter(comment => comment.at > here.lastAt),
})

/** Locked until the transaction ends, so that nobody changes them between the comparison and the write. */
async function knownHistories(
  kernel: Kernel,
  shape: Shape,
  records: readonly HistoricRecord[],
): Promise<Map<string, Known>> {
  const ids = records.map(record => record.values.externalId).filter(id => typeof id === 'string')
  if (ids.length === 0 || !shape.column('externalId')) return new Map()
  const { kind, type } = shape.record
  const ofType = kind === 'work-item' ? sql`w.type = ${sql.lit(type)}` : sql`true`
  const found = await sql<Known & { externalId: string }>`
    with here as materialized (
      select w.id, w.version, w.external_id from ${sql.raw(shape.mainTable)} w
      where ${ofType} and w.external_id = any(${ids}::text[]) for update of w)
    select here.id, here.version, here.external_id as "externalId", l.facts, l."lastFact", l."lastAt",
      here.version > coalesce(l.version, here.version) as "changedHere"
    from here cross join lateral (
      select count(*)::int as facts, max(version) as version,
        coalesce((array_agg(fact order by version desc, seq desc))[1], '') as "lastFact",
        coalesce((array_agg(at order by version desc, seq desc))[1], 'epoch') as "lastAt"
      from ledger where record_id = here.id and via = 'import') l`.execute(kernel.db)
  return new Map(found.rows.map(row => [row.externalId, row]))
}
