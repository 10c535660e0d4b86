import { sql } from 'kysely'
import { type Kernel, withExecutor } from '../../../kernel/kernel.ts'
import type { PlacedFact } from '../../../kernel/ledger/rows.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'
import { recalculated } from '../agreement/in-force.ts'
import { loadDefinitions } from './definitions.ts'
import { lockClocks, refreshClocks } from './refresh-clocks.ts'

export const recalculationQueue = 'service-level-recalculation'

/** Which clocks are to be told anew: those that run, and with `since` those that ended after it. */
interface Recalculation {
  recordType: string
  since: string | null
  /** When the change was made. What was reached before is no news. */
  changedAt: string
}

const batch = 500

/** An agreement or a calendar that changed changes clocks to which nothing happens: they are told anew, later and apart. */
export async function orderRecalculations(kernel: Kernel, facts: readonly PlacedFact[]): Promise<void> {
  const orders = new Map<string, Recalculation>()
  const types = kernel.registry.modules.map(({ record }) => record).filter(({ kind }) => kind === 'work-item')
  for (const { recordType, fact, data, at } of facts) {
    if (recordType !== 'agreement' && recordType !== 'calendar') continue
    const since = fact === recalculated ? String(data?.since) : null
    for (const { type } of types) {
      orders.set(`${type} ${since}`, { recordType: type, since, changedAt: at.toISOString() })
    }
  }
  const jobs = [...orders.values()].map(data => ({ data }))
  if (jobs.length > 0) await kernel.jobs.enqueue(kernel.db, recalculationQueue, jobs)
}

/** Tells all these clocks anew, batch by batch; doing it twice comes to the same. */
export async function runRecalculation(kernel: Kernel, data: unknown): Promise<void> {
  const { recordType, since, changedAt } = data as Recalculation
  if (!kernel.registry.has(recordType)) return
  await recalculate(kernel, kernel.registry.get(recordType).record, {
    since: since === null ? null : new Date(since),
    changedAt: new Date(changedAt),
  })
}

/** Returns how many work items were looked at. */
export async function recalculate(
  kernel: Kernel,
  record: RecordType,
  { since, changedAt }: { since: Date | null; changedAt: Date },
): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  let count = 0
  for (;;) {
    const ids = await someOf(kernel, record, since, after)
    const last = ids.at(-1)
    if (last === undefined) return count
    await (kernel.db.isTransaction
      ? refreshAnew(kernel, record, ids, changedAt)
      : kernel.root
          .transaction()
          .execute(tx => refreshAnew(withExecutor(kernel, tx), record, ids, changedAt)))
    count += ids.length
    after = last
  }
}

/** What a new promise finds broken already is no news. */
async function refreshAnew(
  kernel: Kernel,
  record: RecordType,
  ids: readonly string[],
  changedAt: Date,
): Promise<void> {
  await lockClocks(kernel.db)
  const definitions = await loadDefinitions(kernel.db)
  await refreshClocks(kernel, record, ids, { definitions, silentUntil: () => changedAt.getTime() })
}

async function someOf(
  kernel: Kernel,
  record: RecordType,
  since: Date | null,
  after: string,
): Promise<string[]> {
  const ended = since === null ? sql`false` : sql`w.updated_at >= ${since}`
  const found = await sql<{ id: string }>`
    select w.id from work_item w where w.type = ${record.type} and w.id > ${after}::uuid
      and (w.state_category in ('open', 'waiting') or ${ended}) order by w.id limit ${sql.lit(batch)}`.execute(
    kernel.db,
  )
  return found.rows.map(row => row.id)
}
