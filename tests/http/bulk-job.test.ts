import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { resumeBulks, runBulkJob, startBulk } from '../../src/capabilities/bulk/run-bulk.ts'
import { systemActor } from '../../src/kernel/access/actor.ts'
import { execute } from '../../src/kernel/command/execute.ts'
import { readJob } from '../../src/platform/jobs/status.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

const count = 260
let world: TestSteward
let agent: TestPerson

beforeAll(async () => {
  world = await testSteward({ working: true })
  agent = await world.person('Ben Agent', ['agent'])
})
afterAll(() => world.stop())

async function incidents(title: string): Promise<string[]> {
  const { kernel } = world.steward
  const command = kernel.registry.command('incident', 'create')
  if (!command) throw new Error('Incidents cannot be created.')
  const actor = systemActor('test')
  const made = Array.from({ length: count }, () => execute(kernel, { actor, command, input: { title } }))
  return (await Promise.all(made)).map(({ row }) => row.id)
}

async function ended(id: string) {
  for (let tries = 0; tries < 200; tries++) {
    const job = await readJob(world.steward.kernel, await agent.actor(), id)
    if (job.state === 'done' || job.state === 'failed') return job
    await pause(100)
  }
  throw new Error('The job does not end.')
}

const bulk = (body: Record<string, unknown>) => agent.post('/incidents/bulk', { preview: false, ...body })

const editsOf = async (ids: readonly string[]): Promise<number> => {
  const found = await sql<{ count: number }>`select count(*)::int as count from ledger
    where record_id = any(${[...ids]}::uuid[]) and fact = 'incident.edited'`.execute(world.steward.kernel.db)
  return found.rows[0]?.count ?? 0
}

it('leaves more than 200 records to a job, which reports its progress, and is undone by another', async () => {
  const ids = await incidents('Bulk by job')
  const { status, body } = await bulk({ ids, set: { impact: '1' } })
  expect(status).toBe(202)
  const job = await ended(body.job)
  expect(job).toMatchObject({ kind: 'bulk', state: 'done', progress: { done: count, total: count } })
  expect(job.result).toMatchObject({
    total: count,
    changes: count,
    notAllowed: [],
    invalid: [],
    undo: body.job,
  })
  expect(await editsOf(ids)).toBe(count)
  const { items } = (await agent.get(`/incidents/${ids[0]}/timeline`)).body
  expect(items.at(-1)).toMatchObject({ actor: { name: 'Ben Agent' }, via: 'api' })
  const undo = await agent.post(`/jobs/${body.job}/undo`)
  expect(undo.status).toBe(202)
  expect((await ended(undo.body.job)).result).toMatchObject({ changes: count })
  expect((await agent.get(`/incidents/${ids[7]}`)).body.impact).toBe('3')
})

it('goes on where it stood after it was killed, and changes nothing twice though two workers run it', async () => {
  const { kernel } = world.steward
  const ids = await incidents('Bulk that is killed')
  const silent = { ...kernel, jobs: { enqueue: async () => {} } }
  const run = { recordType: 'incident', command: 'edit', input: { urgency: '1' }, ids, total: ids.length }
  const started = await startBulk(silent, await agent.actor(), run)
  const data = { run: 'job' in started ? started.job : '' }
  let asked = 0
  const dies = async () => {
    if (++asked > 2) throw new Error('killed')
    return agent.actor()
  }
  await expect(runBulkJob(kernel, dies, data)).rejects.toThrow('killed')
  expect(await editsOf(ids)).toBe(100)
  await sql`update job_status set state = 'running', updated_at = now() - interval '1 minute'
    where id = ${data.run}`.execute(kernel.db)
  await Promise.all([resumeBulks(kernel), runBulkJob(kernel, () => agent.actor(), data)])
  await ended(data.run)
  expect(await editsOf(ids)).toBe(count)
  await runBulkJob(kernel, () => agent.actor(), data)
  expect(await editsOf(ids)).toBe(count)
})

it('stops, and says so, when its person may act no more', async () => {
  const { kernel } = world.steward
  const ids = await incidents('Bulk of somebody who left')
  const silent = { ...kernel, jobs: { enqueue: async () => {} } }
  const run = { recordType: 'incident', command: 'edit', input: { urgency: '1' }, ids, total: ids.length }
  const started = await startBulk(silent, await agent.actor(), run)
  const id = 'job' in started ? started.job : ''
  let asked = 0
  await runBulkJob(kernel, async () => (++asked > 1 ? null : agent.actor()), { run: id })
  const job = await readJob(kernel, await agent.actor(), id)
  expect(job).toMatchObject({ state: 'failed', result: { total: count, changes: 50 } })
  expect(job.error).toContain('no longer sign in')
})
