import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inboxReader } from '../../src/capabilities/notification/inbox-reader.ts'
import type { ActorsOf } from '../../src/capabilities/notification/write-notifications.ts'
import { actorsOfPeople } from '../../src/people/sign-in/index.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let ben: TestPerson
let mara: TestPerson
const actorsOf: ActorsOf = (kernel, people) => actorsOfPeople(kernel, people, 'system')
const reader = (actors = actorsOf) => inboxReader(world.steward.kernel, actors)

beforeAll(async () => {
  world = await testSteward()
  ben = await world.person('Ben Okafor', ['agent'])
  mara = await world.person('Mara Lindt', ['agent'])
  await reader().register()
})
afterAll(() => world.stop())

interface Kept {
  person: string
  reason: string
  times: number
  done: boolean
}

async function kept(record: string): Promise<Kept[]> {
  const found = await sql<Kept>`
    select person_id as person, reason, times, done_at is not null as done from notification
    where record_id = ${record} order by reason, person_id`.execute(world.steward.kernel.db)
  return found.rows
}

const given = async () =>
  (await mara.post('/incidents', { title: 'Given to Ben', assignee: ben.id })).body as { id: string }

it('tells each fact once over restarts, several readers at once, and a reader set back', async () => {
  const { id } = await given()
  await mara.post(`/incidents/${id}/comment`, { body: 'One.', internal: true })
  // Two nodes come up at the same moment, then a third.
  await Promise.all([reader().catchUp(), reader().catchUp()])
  await mara.post(`/incidents/${id}/comment`, { body: 'Two.', internal: true })
  await reader().catchUp()
  await reader().catchUp()
  const told = [
    { person: ben.id, reason: 'assigned', times: 1, done: false },
    { person: ben.id, reason: 'noted', times: 2, done: false },
  ]
  expect(await kept(id)).toEqual(told)
  await ben.post('/notifications/mark', { as: 'done', records: [id] })
  await sql`update ledger_reader set xid = '0', seq = 0 where name = 'notifications'`.execute(
    world.steward.kernel.root,
  )
  await reader().catchUp()
  expect(await kept(id)).toEqual(told.map(each => ({ ...each, done: true })))
})

it('tells nothing and stays where it is when it dies in the middle, and everything afterwards', async () => {
  const { id } = await given()
  const dying = reader(() => Promise.reject(new Error('The process was killed.')))
  await expect(dying.catchUp()).rejects.toThrow('killed')
  expect(await kept(id)).toEqual([])
  await reader().catchUp()
  expect(await kept(id)).toEqual([{ person: ben.id, reason: 'assigned', times: 1, done: false }])
})

it('tells a group of 200 with as many questions as a group of two', async () => {
  const members: string[] = []
  for (let i = 0; i < 200; i++)
    members.push((await world.create('person', { name: `Member ${i}`, roles: ['agent'] })).id)
  const large = await world.group('Everybody', members)
  await sql`insert into notification_preference (person_id, events)
    select unnest(${members}::uuid[]), '{"group": {"app": true}}'`.execute(world.steward.kernel.db)
  await reader().catchUp()
  const { body } = await mara.post('/incidents', { title: 'For all', group: large.id })
  let asked = 0
  await reader((kernel, people) => {
    asked++
    return actorsOf(kernel, people)
  }).catchUp()
  expect(asked).toBe(1)
  expect(await kept(body.id)).toHaveLength(200)
})
