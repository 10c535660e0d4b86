import { afterAll, beforeAll, expect, it } from 'vitest'
import { hour, minute, resolution, type ServiceLevelWorld, serviceLevelWorld } from './service-level-world.ts'

type Loose = ReturnType<typeof JSON.parse>

let world: ServiceLevelWorld
let agreement: Loose
let late: { id: string; number: string }

/** Four resolved: three within the hour, one after three; one cancelled, one running. */
beforeAll(async () => {
  world = await serviceLevelWorld()
  agreement = await world.agree({ targets: [{ ...resolution, minutes: { default: 120 } }] })
  const resolve = (record: { id: string }) =>
    world.ben.post(`/incidents/${record.id}/resolve`, { closureCode: 'solved', closureNotes: 'Done.' })
  for (let index = 0; index < 3; index++) {
    const incident = await world.incident()
    world.move(50 * minute)
    await resolve(incident)
  }
  late = await world.incident()
  world.move(3 * hour)
  await resolve(late)
  const dropped = await world.incident()
  await world.ben.post(`/incidents/${dropped.id}/cancel`, { reason: 'Nothing.' })
  await world.incident()
  await world.kept()
})
afterAll(() => world.stop())

const dryRun = async (change: Loose, more: Loose = {}) => {
  const [target] = agreement.targets
  const { name, kind, recordType } = agreement
  const body = { id: agreement.id, name, kind, recordType, targets: [{ ...target, ...change }], ...more }
  return world.ada.post('/agreements/dry-run', body)
}

it('tells before saving how many promises would have been kept, and names what differs', async () => {
  const same = await dryRun({})
  expect(same.body).toMatchObject({
    before: { completed: 4, kept: 3 },
    after: { completed: 4, kept: 3 },
    differing: 0,
    differences: [],
  })
  const looser = await dryRun({ minutes: { default: 240 } })
  expect(looser.body).toMatchObject({ after: { completed: 4, kept: 4 }, differing: 1 })
  expect(looser.body.differences).toMatchObject([
    { record: { number: late.number }, target: 'Resolution', before: 'missed', after: 'kept' },
  ])
  const narrower = await dryRun({}, { condition: 'priority <= 2' })
  expect(narrower.body).toMatchObject({ after: { completed: 0, kept: 0 }, before: { completed: 4, kept: 3 } })
  expect(narrower.body.differing).toBe(6)
  // Nothing was written.
  expect((await world.ada.get(`/agreements/${agreement.id}`)).body.version).toBe(agreement.version)
})

it('tries a new agreement beside those there are', async () => {
  const targets = [{ name: 'Quick', minutes: { default: 30 } }]
  const body = { kind: 'ola', recordType: 'incident', targets }
  const { body: reply } = await world.ada.post('/agreements/dry-run', body)
  expect(reply).toMatchObject({ before: { completed: 0, kept: 0 }, after: { completed: 4, kept: 0 } })
  expect((await world.ada.post('/agreements/dry-run', { ...body, targets: [{}] })).status).toBe(422)
  expect((await world.mara.post('/agreements/dry-run', body)).status).toBe(403)
})

const month = 'from=2026-03-01T00:00:00Z&until=2026-04-01T00:00:00Z'

it('reports what was kept, and each number opens its rows', async () => {
  const { body } = await world.mara.get(`/service-levels/attainment?${month}`)
  const [target] = agreement.targets
  expect(body.items).toEqual([
    {
      agreement: { id: agreement.id, name: 'Standard', kind: 'sla' },
      target: { id: target.id, name: 'Resolution' },
      month: '2026-03',
      completed: 4,
      kept: 3,
    },
  ])
  const rows = async (more = '') =>
    (await world.mara.get(`/service-levels/clocks?${month}&target=${target.id}${more}`)).body.items
  expect(await rows()).toHaveLength(4)
  expect(await rows('&kept=false')).toMatchObject([
    { record: { number: late.number }, elapsed: 3 * hour, allowed: 2 * hour },
  ])
  expect((await world.anna.get(`/service-levels/attainment?${month}`)).status).toBe(403)
  expect((await world.mara.get(`/service-levels/attainment?${month}&timeZone=Mars/Base`)).status).toBe(422)
})

it('counts nothing that the reader may not know of', async () => {
  const secret = await world.group('Security', [])
  await world.mara.patch(`/incidents/${late.id}`, { restrictedTo: [secret.id], assignee: null })
  const otto = await world.person('Otto Agent', ['agent'])
  const { body } = await otto.get(`/service-levels/attainment?${month}`)
  expect(body.items[0]).toMatchObject({ completed: 3, kept: 3 })
})
