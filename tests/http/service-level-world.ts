import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

type Loose = ReturnType<typeof JSON.parse>

export const minute = 60_000
export const hour = 60 * minute

/** Monday to Friday, nine to five, in Berlin. */
const officeWeek = Array.from({ length: 7 }, (_, day) => (day < 5 ? [['09:00', '17:00']] : []))

export interface ServiceLevelWorld extends TestSteward {
  ada: TestPerson
  ben: TestPerson
  mara: TestPerson
  anna: TestPerson
  desk: { id: string }
  network: { id: string }
  office: { id: string }
  /** Anna's incident, with the desk; impact and urgency give its priority. */
  incident(more?: Record<string, unknown>): Promise<{ id: string; number: string }>
  agree(more?: Record<string, unknown>): Promise<Loose>
  clocks(record: { id: string }): Promise<Loose[]>
  move(milliseconds: number): void
  /** Waits until the clocks of everything that happened are kept. */
  kept(): Promise<void>
  /** What stands in the ledger of a record, by name. */
  facts(record: { id: string }): Promise<string[]>
}

/** A resolution within four hours of critical, eight of other work; waiting does not count. Round the clock. */
export const resolution = {
  name: 'Resolution',
  measure: 'resolution',
  minutes: { 1: 60, 2: 240, default: 480 },
}
export const response = { name: 'First response', measure: 'response', minutes: { default: 60 } }

export async function serviceLevelWorld(): Promise<ServiceLevelWorld> {
  const world = await testSteward({ working: true })
  const { kernel } = world.steward
  const ada = await world.person('Ada Admin', ['administrator'])
  const ben = await world.person('Ben Okafor', ['agent'])
  const mara = await world.person('Mara Lindt', ['agent', 'process_owner'])
  const anna = await world.person('Anna Keller', ['requester'])
  const desk = await world.create('group', {
    name: 'Service Desk',
    members: [ben.id, mara.id],
    manager: mara.id,
  })
  const network = await world.group('Network', [mara.id])
  const office = await world.create('calendar', {
    name: 'Office',
    timeZone: 'Europe/Berlin',
    versions: [{ from: null, week: officeWeek }],
    days: [],
  })
  const done = async (answer: Promise<Loose>) => {
    const { status, body } = await answer
    if (status > 299) throw new Error(JSON.stringify(body))
    return body
  }
  return {
    ...world,
    ada,
    ben,
    mara,
    anna,
    desk,
    network,
    office,
    incident: more =>
      done(ben.post('/incidents', { title: 'No network', requester: anna.id, group: desk.id, ...more })),
    agree: more =>
      done(
        ada.post('/agreements', {
          name: 'Standard',
          recordType: 'incident',
          targets: [response, resolution],
          ...more,
        }),
      ),
    clocks: async record => (await done(ben.get(`/incidents/${record.id}/clocks`))).items,
    move: milliseconds => world.clock.advance(milliseconds),
    kept: async () => {
      // Also before the tests, where nothing may be expected yet.
      for (let tries = 0; (await unread(kernel)) > 0; tries++) {
        if (tries > 400) throw new Error('The clocks are not kept.')
        await pause(50)
      }
    },
    facts: async ({ id }) => {
      const found = await sql<{ fact: string }>`
        select fact from ledger where record_id = ${id} order by version, seq`.execute(kernel.root)
      return found.rows.map(({ fact }) => fact.replace('incident.', ''))
    },
  }
}

/** Facts the clocks have not followed yet, and recalculations that wait. */
async function unread(kernel: Kernel): Promise<number> {
  const left = await sql<{ left: number }>`
    select (select count(*) from ledger l, ledger_reader r
      where r.name = 'service-level' and (l.xid, l.seq) > (r.xid, r.seq))::int
    + (select count(*) from job.job where name = 'service-level-recalculation'
      and state in ('created', 'active', 'retry'))::int as left`.execute(kernel.root)
  return left.rows[0]?.left ?? 0
}
