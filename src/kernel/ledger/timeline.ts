import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { Kernel } from '../kernel.ts'
import { Problem } from '../problem.ts'
import type { RecordType } from '../record/declaration.ts'
import { factColumns, type PlacedFact } from './rows.ts'

export interface TimelinePage {
  /** Oldest first. */
  facts: PlacedFact[]
  /** Continues towards the past. */
  next: string | null
}

/** The history of one record, which the caller has already been allowed to read. Internal facts only for those who may. */
export async function timelineOf(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  recordId: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<TimelinePage> {
  const visible = record.seesInternal(actor) ? sql<boolean>`true` : sql<boolean>`not l.internal`
  return historyPage(kernel, sql<boolean>`l.record_id = ${recordId} and ${visible}`, page)
}

/** A page of the ledger under a condition, from the latest back. */
export async function historyPage(
  kernel: Kernel,
  condition: RawBuilder<boolean>,
  page: { limit: number; cursor?: string | undefined },
): Promise<TimelinePage> {
  const before = page.cursor ? readCursor(page.cursor) : null
  const older = before ? sql`(l.at, l.seq) < (${before[0]}::timestamptz, ${before[1]}::bigint)` : sql`true`
  const found = await sql<PlacedFact>`
    select ${factColumns} from ledger l where ${condition} and ${older}
    order by l.at desc, l.seq desc limit ${page.limit + 1}`.execute(kernel.db)
  const facts = found.rows.slice(0, page.limit)
  const last = facts.at(-1)
  const more = found.rows.length > page.limit && last
  const next = more ? Buffer.from(`${last.at.toISOString()} ${last.seq}`).toString('base64url') : null
  return { facts: facts.reverse(), next }
}

function readCursor(cursor: string): [string, number] {
  const [at = '', seq = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (Number.isNaN(Date.parse(at)) || !/^\d+$/.test(seq)) {
    throw new Problem('bad_cursor', 'This cursor does not belong to this history. Begin again without it.')
  }
  return [at, Number(seq)]
}
