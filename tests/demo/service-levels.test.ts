import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDemo } from '../../demo/load-demo.ts'
import { loadCourses } from '../../src/capabilities/service-level/clock/courses.ts'
import { recalculate } from '../../src/capabilities/service-level/keep/recalculate.ts'
import { type TestSteward, testSteward } from '../harness/steward.ts'

type Loose = ReturnType<typeof JSON.parse>

let test: TestSteward

beforeAll(async () => {
  test = await testSteward()
  await loadDemo(test.steward.kernel, { incidents: 700 })
}, 180_000)
afterAll(() => test.stop())

const rows = async (query: string): Promise<Loose[]> =>
  (await sql<Loose>`${sql.raw(query)}`.execute(test.steward.kernel.root)).rows

const clocks = () =>
  rows(`select record_id, target_id, state, started_at, ended_at, due_at, breached_at, allowed_ms, elapsed_ms, resets
    from service_clock order by 1, 2`)

it('has three agreements over two calendars, kept as a real desk keeps them', async () => {
  expect(await rows('select kind from service_agreement order by position')).toEqual([
    { kind: 'sla' },
    { kind: 'ola' },
    { kind: 'underpinning_contract' },
  ])
  expect(await rows('select count(distinct calendar_id)::int as count from service_clock')).toEqual([
    { count: 2 },
  ])
  const kept = await rows(`select a.kind, count(*)::int as completed,
      100.0 * count(*) filter (where breached_at is null) / count(*) as percent
    from service_clock c join service_agreement a on a.id = c.agreement_id where c.state = 'completed' group by 1`)
  for (const { kind, completed, percent } of kept) {
    if (completed < 100) continue
    expect(Number(percent), kind).toBeGreaterThanOrEqual(85)
    expect(Number(percent), kind).toBeLessThanOrEqual(97)
  }
  expect(kept.find(each => each.kind === 'sla')?.completed).toBeGreaterThan(500)
})

it('alarms nobody for its past', async () => {
  expect(await rows('select 1 from service_act where told')).toEqual([])
  const now = test.steward.kernel.clock.now()
  const waiting = await sql`select 1 from service_clock where next_at <= ${now}`.execute(
    test.steward.kernel.root,
  )
  expect(waiting.rows).toEqual([])
})

it('tells all clocks anew from the ledger as they were', async () => {
  const before = await clocks()
  const { kernel } = test.steward
  const { record } = kernel.registry.get('incident')
  await sql`delete from service_clock`.execute(kernel.root)
  await recalculate(kernel, record, { since: new Date(0), changedAt: kernel.clock.now() })
  expect(before.length).toBeGreaterThan(1000)
  expect(await clocks()).toEqual(before)
})

it('replays each incident from the ledger to what it is', async () => {
  const { kernel } = test.steward
  const { record } = kernel.registry.get('incident')
  const stand = await rows(
    `select id, state, priority, group_id, assignee_id, requester_id, service_id
    from work_item where type = 'incident' order by id`,
  )
  const courses = await loadCourses(
    kernel,
    record,
    stand.map(row => row.id),
    [],
  )
  const byId = new Map(courses.map(course => [course.id, course.moments.at(-1)]))
  for (const row of stand) {
    const last = byId.get(row.id)
    expect({ ...last?.holders, state: last?.values.state, priority: last?.values.priority }, row.id).toEqual({
      state: row.state,
      priority: row.priority,
      group: row.group_id,
      assignee: row.assignee_id,
      requester: row.requester_id,
      service: row.service_id,
    })
  }
})
