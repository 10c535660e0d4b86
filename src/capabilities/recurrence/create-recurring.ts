import { sql } from 'kysely'
import { systemActor } from '../../kernel/access/actor.ts'
import { execute } from '../../kernel/command/execute.ts'
import { type Kernel, withExecutor } from '../../kernel/kernel.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { loadRow } from '../../kernel/query/read.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import type { Schedule } from '../../kernel/record/registry.ts'
import { workTypeOf } from '../../platform/desk/prepared-input.ts'
import { lastOccurrence, nextOccurrences } from './occurrences.ts'
import { ruleOf } from './rule-of.ts'

const actor = systemActor('recurrence')
const batch = 200

/** Creates what is due. After a stop only the last missed time is made up for: nobody wants seven checks of last week. */
export const createRecurring: Schedule = {
  name: 'create-recurring',
  cron: '* * * * *',
  async run(kernel) {
    const now = kernel.clock.now()
    const due = await sql<{ id: string }>`
      select id from recurrence where active and next_run_at <= ${now} order by next_run_at limit ${batch}`.execute(
      kernel.db,
    )
    for (const { id } of due.rows) await createDue(kernel, id, now)
  },
}

/** One that is due, in a transaction of its own. The lock lets one node do it; the run's key would refuse a second. */
export async function createDue(kernel: Kernel, id: string, now: Date): Promise<void> {
  const done = await kernel.root.transaction().execute(async tx => {
    const locked = await sql`select 1 from recurrence
      where id = ${id} and active and next_run_at <= ${now} for update skip locked`.execute(tx)
    if (locked.rows.length === 0) return false
    const inside = withExecutor(kernel, tx)
    const row = await recurrenceOf(inside, id)
    const occurrence = lastOccurrence(ruleOf(row), row.nextRunAt as Date, now)
    await createOne(inside, row, { occurrence: occurrence ?? (row.nextRunAt as Date), now })
    return true
  })
  if (done) kernel.wake()
}

export interface Occasion {
  occurrence: Date
  now: Date
  /** Who asked for it out of turn. */
  by?: string
}

/** The record of one time and what the recurrence remembers of it. What the template cannot do any more is remembered too. */
export async function createOne(
  kernel: Kernel,
  row: AnyRow,
  { occurrence, now, by }: Occasion,
): Promise<{ number: string | null; problem: string | null }> {
  const made = await created(kernel, row)
  const command = kernel.registry.command('recurrence', 'ran')
  if (!command) throw notFound('command')
  const [next] = row.active === true ? nextOccurrences(ruleOf(row), now, 1) : []
  const input = {
    occurrence: occurrence.toISOString(),
    nextRunAt: next?.toISOString() ?? null,
    ...made,
    ...(by ? { by } : {}),
  }
  await execute(kernel, { actor, command, target: row.id, input })
  return { number: made.number ?? null, problem: made.problem ?? null }
}

interface Made {
  recordType?: string
  recordId?: string
  number?: string
  problem?: string
}

/** Behind a savepoint: a refusal undoes the record alone, and the calendar goes on. */
async function created(kernel: Kernel, row: AnyRow): Promise<Made> {
  const { db } = kernel
  await sql`savepoint occurrence`.execute(db)
  try {
    const template = await loadRow(kernel, kernel.registry.get('template').record, String(row.template))
    if (template?.active !== true) return { problem: 'Its template is not in use.' }
    const { commands, record } = workTypeOf(kernel, template.recordType)
    const command = commands.find(each => each.creates)
    if (!command) return { problem: `${record.plural} are not created by hand.` }
    const cause = { type: 'recurrence', id: row.id, name: String(row.name) }
    const made = await execute(kernel, { actor, command, input: template.prefill, cause })
    return { recordType: record.type, recordId: made.row.id, number: String(made.row.number ?? '') }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await sql`rollback to savepoint occurrence`.execute(db)
    const [first] = error.errors
    return { problem: first ? `${first.pointer.slice(1)}: ${first.detail}` : error.message }
  }
}

export async function recurrenceOf(kernel: Kernel, id: string): Promise<AnyRow> {
  const row = await loadRow(kernel, kernel.registry.get('recurrence').record, id, true)
  if (!row) throw notFound('recurrence')
  return row
}
