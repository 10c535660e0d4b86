import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recalculate } from '../../src/capabilities/service-level/keep/recalculate.ts'
import { importFile } from '../../src/channels/import/index.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'
import { instantIn, type LogLine, logLines, logPath, rowsOf } from './audit-log-in-test.ts'

/** The promise the log's own company is held to here: 48 hours, not counting what it called Awaiting. */
const promised = 48 * 3_600_000

let steward: TestSteward
let admin: TestPerson

interface Kept {
  number: string
  state: string
  elapsed: number
  missed: boolean
}

beforeAll(async () => {
  steward = await testSteward()
  admin = await steward.person('Ada Admin', ['administrator'])
  await importFile(steward.steward.kernel, { kind: 'incidents', path: logPath, log: () => {} })
  const target = { name: 'Resolution', measure: 'resolution', minutes: { default: promised / 60_000 } }
  const made = await admin.post('/agreements', {
    name: 'As in 2016',
    recordType: 'incident',
    targets: [{ ...target, warnings: [{ percent: 100, notify: ['manager'] }] }],
  })
  const since = '2015-01-01T00:00:00.000Z'
  const applied = await admin.post(`/agreements/${made.body.id}/recalculate`, { since })
  expect([made.status, applied.status]).toEqual([201, 200])
  await tellAll()
}, 120_000)
afterAll(() => steward.stop())

const recalculateFrom = new Date('2015-01-01')
const tellAll = () => {
  const { kernel } = steward.steward
  const when = { since: recalculateFrom, changedAt: kernel.clock.now() }
  return recalculate(kernel, kernel.registry.get('incident').record, when)
}

async function keptClocks(): Promise<Kept[]> {
  const found = await sql<Kept>`
    select w.number, c.state, c.elapsed_ms::float8 as elapsed, c.breached_at is not null as missed
    from service_clock c join work_item w on w.id = c.record_id order by w.number`.execute(
    steward.steward.kernel.root,
  )
  return found.rows
}

const isAwaiting = (line: LogLine) => line.incident_state?.startsWith('Awaiting') === true
const isOver = (line: LogLine) => /^(Resolved|Closed)$/.test(line.incident_state ?? '')

/** Straight from the file: the time between its lines that it neither awaited something nor was over. */
function workedOn(number: string): { elapsed: number; awaited: number } {
  const lines = rowsOf(number)
  let [elapsed, awaited] = [0, 0]
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    if (!next || isOver(line)) continue
    const from = instantIn((index === 0 ? line.opened_at : line.sys_updated_at) ?? '')
    const passed = Math.max(0, instantIn(next.sys_updated_at ?? '').getTime() - from.getTime())
    if (isAwaiting(line)) awaited += passed
    else elapsed += passed
  }
  return { elapsed, awaited }
}

const numbers = [...new Set(logLines.map(line => line.number ?? ''))]

it('counts for each incident what the file counts, without what it called Awaiting', async () => {
  const kept = new Map((await keptClocks()).map(clock => [clock.number, clock]))
  expect(kept.size).toBe(numbers.length)
  let awaited = 0
  for (const number of numbers) {
    const file = workedOn(number)
    awaited += file.awaited > 0 ? 1 : 0
    expect(kept.get(number), number).toMatchObject({
      state: 'completed',
      elapsed: file.elapsed,
      missed: file.elapsed > promised,
    })
  }
  // Without pauses in it the comparison would say nothing.
  expect(awaited).toBeGreaterThan(100)
})

it('comes to the attainment that the file comes to', async () => {
  const inTime = numbers.filter(number => workedOn(number).elapsed <= promised).length
  const period = 'from=2016-01-01T00:00:00Z&until=2018-01-01T00:00:00Z'
  const { body } = await admin.get(`/service-levels/attainment?${period}`)
  const months = body.items as { completed: number; kept: number }[]
  const sum = (of: 'completed' | 'kept') => months.reduce((total, month) => total + month[of], 0)
  expect([sum('completed'), sum('kept')]).toEqual([numbers.length, inTime])
})

it('alarms nobody for what was over years ago', async () => {
  const told = await sql`select 1 from service_act where told`.execute(steward.steward.kernel.root)
  expect(told.rows).toEqual([])
})

it('comes to the same when all of it is told anew', async () => {
  const before = await keptClocks()
  await sql`delete from service_clock`.execute(steward.steward.kernel.root)
  await tellAll()
  expect(await keptClocks()).toEqual(before)
})
