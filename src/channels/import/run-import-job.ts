import { setTimeout as pause } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { type Actor, isAdministrator, systemActor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { FileStore } from '../../kernel/ports/files.ts'
import { Problem } from '../../kernel/problem.ts'
import { actorOfPerson } from '../../people/sign-in/index.ts'
import { fail, finish, progress } from '../../platform/jobs/status.ts'
import { abandonedRuns, claimRun, endRun, type ImportRun, keepClaim, readRun } from './import-run.ts'
import type { Imported } from './importer.ts'
import { runImport } from './kinds.ts'
import { openTable } from './table/read-table.ts'

export const importQueue = 'import'

/** What was tried so often and failed for no reason a person can mend is given up. */
const mostTries = 5

/** Only one node's worker does a run; the others find it taken and leave it. */
class TakenByAnother extends Error {}

/**
 * The worker of the queue `import`. A run that was killed is begun again by the next job for it and ends with the
 * same result: what is there already is found by its external id.
 */
export async function runImportJob(kernel: Kernel, files: FileStore, data: unknown): Promise<void> {
  const { id } = data as { id: string }
  const worker = uuidv7()
  const tries = await claimRun(kernel, id, worker)
  if (tries === null) return
  const run = await readRun(kernel, id)
  const heart = new AbortController()
  const beats = keepAlive(kernel, id, worker, heart.signal)
  try {
    const imported = await perform(kernel, files, run, worker)
    await settle(kernel, run, imported)
  } catch (error) {
    if (error instanceof TakenByAnother) return
    await giveUpOrTryAgain(kernel, run, error, tries)
  } finally {
    heart.abort()
    await beats
  }
}

async function perform(kernel: Kernel, files: FileStore, run: ImportRun, worker: string): Promise<Imported> {
  const actor = await actorOfRun(kernel, run)
  const table = await openTable(() => files.get(run.sha256))
  const { job } = run
  return runImport(kernel, actor, run, table, run.mapping ?? [], {
    dryRun: false,
    skipBad: run.skipBad,
    onProgress: async (done, total) => {
      if (!(await keepClaim(kernel, run.id, worker))) throw new TakenByAnother()
      if (job) await progress(kernel, job, done, total)
    },
  })
}

async function settle(kernel: Kernel, run: ImportRun, { written, report }: Imported): Promise<void> {
  await endRun(kernel, run.id, written ? 'done' : 'failed', report)
  if (!run.job) return
  if (written) return finish(kernel, run.job, report)
  const rows = report.errorCount === 1 ? 'one thing is' : `${report.errorCount} things are`
  await fail(kernel, run.job, `Nothing was imported: ${rows} wrong with the file.`, report)
}

async function giveUpOrTryAgain(
  kernel: Kernel,
  run: ImportRun,
  error: unknown,
  tries: number,
): Promise<void> {
  const final = (error instanceof Problem && error.code !== 'unavailable') || tries >= mostTries
  const sentence =
    error instanceof Problem ? error.message : 'The import was interrupted. The log has the detail.'
  await endRun(kernel, run.id, final ? 'failed' : 'waiting', null)
  if (final && run.job) await fail(kernel, run.job, sentence)
  if (!(error instanceof Problem)) kernel.log.error({ import: run.id, error: String(error) }, 'import failed')
  // The queue tries again what may go better the next time.
  if (!final) throw error
}

/** Whoever asked for it, with the rights he has now. */
async function actorOfRun(kernel: Kernel, run: ImportRun): Promise<Actor> {
  const actor = run.byId ? await actorOfPerson(kernel, run.byId, 'import') : systemActor('import', 'import')
  if (actor && isAdministrator(actor)) return actor
  throw new Problem('forbidden', `${run.byName} may not import any more, so nothing was imported.`)
}

/** Between two reports of progress a large file may take long. */
async function keepAlive(kernel: Kernel, id: string, worker: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(5000, undefined, { signal }).catch(() => {})
    if (!signal.aborted) await keepClaim(kernel, id, worker).catch(() => {})
  }
}

/** Runs whose worker was killed go on: called at the start and every minute. */
export async function resumeImports(kernel: Kernel): Promise<void> {
  const runs = await abandonedRuns(kernel)
  const jobs = runs.map(id => ({ data: { id } }))
  if (jobs.length > 0) await kernel.jobs.enqueue(kernel.db, importQueue, jobs)
}
