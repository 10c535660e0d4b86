import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { actOnDue } from '../../src/capabilities/service-level/act/act-on-due.ts'
import { composeSteward } from '../../src/main/steward.ts'
import { hour, minute, resolution, type ServiceLevelWorld, serviceLevelWorld } from './service-level-world.ts'

type Loose = ReturnType<typeof JSON.parse>

let world: ServiceLevelWorld

beforeAll(async () => {
  world = await serviceLevelWorld()
})
afterAll(() => world.stop())

const made: string[] = []
let count = 0
const agree = async (warnings: Loose[], more: Record<string, unknown> = {}) => {
  const name = `Agreement ${++count}`
  const agreement = await world.agree({ name, targets: [{ ...resolution, warnings }], ...more })
  made.push(agreement.id)
  return agreement
}
afterEach(async () => {
  for (const id of made.splice(0)) await world.ada.patch(`/agreements/${id}`, { active: false })
  await world.kept()
})

/** What is due is dealt with, and everybody has heard of it. */
async function dealtWith(): Promise<void> {
  await world.kept()
  while (await actOnDue(world.steward.kernel));
  await world.kept()
  await expect
    .poll(
      async () => {
        const left = await sql<{ left: number }>`select count(*)::int as left from ledger l, ledger_reader r
          where r.name = 'notifications' and (l.xid, l.seq) > (r.xid, r.seq)`.execute(
          world.steward.kernel.root,
        )
        return left.rows[0]?.left
      },
      { timeout: 10_000 },
    )
    .toBe(0)
}

const alarmsOf = async (record: { id: string }) =>
  (await world.facts(record)).filter(fact => fact.startsWith('serviceLevel'))

const news = async (
  person: { get(path: string): Promise<Loose> },
  record: { id: string },
): Promise<string[]> => {
  const { body } = await person.get('/notifications?box=unread&limit=100')
  const thread = body.items.find((item: Loose) => item.record.id === record.id)
  return (thread?.entries ?? [])
    .map((entry: Loose) => `${entry.reason} ${entry.detail}`)
    .filter((entry: string) => /^(warned|breached)/.test(entry))
}

describe('when a share of the time is used up', () => {
  it('those it concerns are told, once', async () => {
    await agree([
      { percent: 50, notify: ['assignee'] },
      { percent: 100, notify: ['assignee', 'manager'] },
    ])
    const incident = await world.incident({ assignee: world.ben.id })
    world.move(3 * hour)
    await dealtWith()
    expect(await alarmsOf(incident)).toEqual([])
    world.move(hour)
    await dealtWith()
    await dealtWith()
    expect(await alarmsOf(incident)).toEqual(['serviceLevelWarned'])
    expect(await news(world.ben, incident)).toEqual(['warned 50 Resolution'])
    expect(await news(world.mara, incident)).toEqual([])
    world.move(4 * hour)
    await dealtWith()
    expect(await alarmsOf(incident)).toEqual(['serviceLevelWarned', 'serviceLevelBreached'])
    expect(await news(world.mara, incident)).toEqual(['breached 100 Resolution'])
  })

  it('says nothing of what was met, and nothing while it stands still', async () => {
    await agree([{ percent: 50, notify: ['assignee'] }])
    const [met, held] = [await world.incident(), await world.incident()]
    await world.ben.post(`/incidents/${met.id}/resolve`, { closureCode: 'solved', closureNotes: 'Done.' })
    await world.ben.post(`/incidents/${held.id}/hold`, { holdReason: 'vendor' })
    world.move(9 * hour)
    await dealtWith()
    expect([await alarmsOf(met), await alarmsOf(held)]).toEqual([[], []])
    await world.ben.post(`/incidents/${held.id}/resume`, {})
    world.move(4 * hour)
    await dealtWith()
    expect(await alarmsOf(held)).toEqual(['serviceLevelWarned'])
  })

  it('hands the work on and makes it more urgent by the practice’s own acts, with the reason', async () => {
    const agreement = await agree([
      { percent: 100, assignTo: world.network.id, raisePriority: true, groups: [world.network.id] },
    ])
    const incident = await world.incident({ assignee: world.ben.id })
    world.move(8 * hour)
    await dealtWith()
    const { body } = await world.ben.get(`/incidents/${incident.id}`)
    expect(body).toMatchObject({
      group: { name: 'Network' },
      assignee: null,
      priority: '4',
      reassignmentCount: 1,
    })
    expect(await world.facts(incident)).toEqual([
      'created',
      'assigned',
      'prioritySet',
      'serviceLevelBreached',
    ])
    const timeline = await world.ben.get(`/incidents/${incident.id}/timeline`)
    expect(timeline.body.items.at(-1)).toMatchObject({
      actor: { name: 'system:service-level' },
      cause: { type: 'agreement', id: agreement.id },
    })
    expect(await news(world.mara, incident)).toEqual(['breached 100 Resolution'])
  })

  it('tells the last of several that were passed while nobody looked', async () => {
    await agree([
      { percent: 50, notify: ['assignee'] },
      { percent: 75, notify: ['group'] },
      { percent: 100, notify: ['manager'] },
    ])
    const incident = await world.incident({ assignee: world.ben.id })
    await world.kept()
    world.move(100 * hour)
    await dealtWith()
    expect(await alarmsOf(incident)).toEqual(['serviceLevelBreached'])
    expect(await news(world.ben, incident)).toEqual(['breached 100 Resolution'])
  })

  it('is silent about what was past when the promise was made', async () => {
    const incident = await world.incident()
    world.move(9 * hour)
    await agree([{ percent: 100, notify: ['assignee'] }])
    await dealtWith()
    expect((await world.clocks(incident))[0].breachedAt).not.toBeNull()
    expect(await alarmsOf(incident)).toEqual([])
  })

  it('warns again in the next run of a clock that begins anew', async () => {
    const update = { name: 'Next update', measure: 'update', minutes: { default: 120 } }
    await agree([], { targets: [{ ...update, warnings: [{ percent: 100, notify: ['assignee'] }] }] })
    const incident = await world.incident()
    world.move(2 * hour)
    await dealtWith()
    await world.ben.post(`/incidents/${incident.id}/comment`, { body: 'Still looking.' })
    world.move(119 * minute)
    await dealtWith()
    expect(await alarmsOf(incident)).toHaveLength(1)
    world.move(minute)
    await dealtWith()
    expect(await alarmsOf(incident)).toHaveLength(2)
  })
})

it('two nodes that look at the same time act once', async () => {
  await agree(
    [50, 75, 100].map(percent => ({ percent, notify: ['assignee'], raisePriority: percent === 75 })),
  )
  const other = await composeSteward({
    databaseUrl: world.url,
    dataFolder: world.dataFolder,
    url: 'http://localhost',
    log: { info() {}, warn() {}, error() {} },
    clock: world.clock,
    poolSize: 4,
  })
  const incidents = []
  for (let index = 0; index < 8; index++) incidents.push(await world.incident())
  await world.kept()
  for (const step of [4, 2, 2]) {
    world.move(step * hour)
    await Promise.all(
      [other.kernel, world.steward.kernel, other.kernel].map(async kernel => {
        while (await actOnDue(kernel));
      }),
    )
    await world.kept()
  }
  await other.stop()
  for (const incident of incidents) {
    expect(await alarmsOf(incident)).toEqual([
      'serviceLevelWarned',
      'serviceLevelWarned',
      'serviceLevelBreached',
    ])
    expect((await world.facts(incident)).filter(fact => fact === 'prioritySet')).toHaveLength(1)
  }
})
