import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import { execute } from '../../kernel/command/execute.ts'
import { type Kernel, withExecutor } from '../../kernel/kernel.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { loadRow } from '../../kernel/query/read.ts'
import { fail, finish, progress } from '../../platform/jobs/status.ts'
import { type BulkOrder, type BulkReport, refusalOf } from './bulk-order.ts'
import {
  abandonedRuns,
  type BulkItem,
  type BulkRun,
  bulkQueue,
  claimItem,
  countDone,
  createRun,
  findRun,
  type NewRun,
  reportOf,
  settleItem,
  waitingItems,
} from './bulk-run.ts'
import { reversalOf } from './reversal.ts'

/** More than this many records are changed by a job. */
const mostAtOnce = 200
/** So often the job tells how far it is, and looks again what its person may do. */
const step = 50

/** Changes the records now and says how it went, or leaves them to a job and gives its id. */
export async function startBulk(
  kernel: Kernel,
  actor: Actor,
  run: NewRun & { total: number },
): Promise<BulkReport | { job: string }> {
  const later = run.total > mostAtOnce
  const id = await createRun(kernel, actor, run, later)
  if (later) return { job: id }
  const created = await findRun(kernel, id)
  if (!created) throw notFound('job')
  try {
    return await runAll(kernel, created, async () => actor)
  } catch (error) {
    if (!kernel.db.isTransaction)
      await fail(kernel, id, 'It was interrupted.', await reportOf(kernel, created))
    throw error
  }
}

/**
 * The worker of the queue `bulk`. Each record is changed together with its outcome, so a run that was killed goes on
 * where it stood and changes nothing twice. The person acts with the rights he has now.
 */
export async function runBulkJob(
  kernel: Kernel,
  actorOfPerson: (personId: string) => Promise<Actor | null>,
  data: unknown,
): Promise<void> {
  const run = await findRun(kernel, (data as { run: string }).run)
  if (!run) return
  try {
    await runAll(kernel, run, async () => {
      const actor = run.byId ? await actorOfPerson(run.byId) : null
      if (!actor)
        throw new Problem('forbidden', 'Whoever asked for this may no longer sign in, so it was stopped.')
      return { ...actor, via: run.via }
    })
  } catch (error) {
    const ended = error instanceof Problem
    const sentence = ended ? error.message : 'It was interrupted and will be tried again by itself.'
    await fail(kernel, run.id, sentence, await reportOf(kernel, run))
    if (!ended) throw error
  }
}

/** Runs whose worker was killed go on: called at the start and every minute. */
export async function resumeBulks(kernel: Kernel): Promise<void> {
  const jobs = (await abandonedRuns(kernel)).map(run => ({ data: { run } }))
  if (jobs.length > 0) await kernel.jobs.enqueue(kernel.db, bulkQueue, jobs)
}

async function runAll(kernel: Kernel, run: BulkRun, actorNow: () => Promise<Actor>): Promise<BulkReport> {
  const command = kernel.registry.command(run.recordType, run.command)
  if (!command) throw new Problem('not_now', `There is no command ${run.command} any more.`)
  const order: BulkOrder = { command, input: run.input }
  for (;;) {
    const items = await waitingItems(kernel, run, step)
    if (items.length === 0) break
    const actor = await actorNow()
    for (const item of items) await runItem(kernel, actor, order, run, item)
    await progress(kernel, run.id, await countDone(kernel, run))
  }
  const report = await reportOf(kernel, run)
  await finish(kernel, run.id, report)
  return report
}

async function runItem(
  kernel: Kernel,
  actor: Actor,
  order: BulkOrder,
  run: BulkRun,
  item: BulkItem,
): Promise<void> {
  try {
    await apart(kernel, async inside => {
      if (!(await claimItem(inside, run, item))) return
      const { row, facts } = await changeOne(inside, actor, order, item)
      const outcome = facts.length > 0 ? 'changed' : 'unchanged'
      await settleItem(inside, run, item, { outcome, version: row.version })
    })
    kernel.wake()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const row = await loadRow(kernel, order.command.record, item.recordId)
    await settleItem(kernel, run, item, refusalOf(error, order.command, actor, row))
  }
}

async function changeOne(kernel: Kernel, actor: Actor, { command, input }: BulkOrder, item: BulkItem) {
  const request = { actor, command, target: item.recordId }
  // Taken back by a command of its own, or done for the first time.
  if (item.reverses === null || command.name !== 'edit') return execute(kernel, { ...request, input })
  const row = await loadRow(kernel, command.record, item.recordId)
  if (!row) throw notFound(command.record.type)
  const reversal = await reversalOf(kernel, command, row, item.reverses)
  return execute(kernel, { ...request, input: reversal, expectedVersion: row.version })
}

/** In a transaction of its own; inside another one so that its failure undoes only itself. */
async function apart(kernel: Kernel, act: (kernel: Kernel) => Promise<void>): Promise<void> {
  const { db } = kernel
  if (!db.isTransaction) return kernel.root.transaction().execute(tx => act(withExecutor(kernel, tx)))
  await sql`savepoint bulk_item`.execute(db)
  try {
    await act(kernel)
  } catch (error) {
    await sql`rollback to savepoint bulk_item`.execute(db)
    throw error
  }
}
