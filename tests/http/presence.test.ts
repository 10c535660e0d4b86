import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { issueToken } from '../../src/people/sign-in/index.ts'
import { type LiveStream, openLive } from '../harness/live.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let url: string
let ben: TestPerson
let mara: TestPerson
let lena: TestPerson
let otto: TestPerson
let anna: TestPerson
let emil: TestPerson
let open: { id: string }
let secret: { id: string }

beforeAll(async () => {
  world = await testSteward({ working: true })
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
  ben = await world.person('Ben Agent', ['agent'])
  mara = await world.person('Mara Agent', ['agent'])
  lena = await world.person('Lena Agent', ['agent'])
  otto = await world.person('Otto Auditor', ['auditor'])
  anna = await world.person('Anna Caller', ['requester'])
  emil = await world.person('Emil Other', ['requester'])
  const legal = await world.group('Legal', [ben.id, mara.id])
  open = (await anna.post('/incidents', { title: 'Open one' })).body
  secret = (await anna.post('/incidents', { title: 'Restricted one' })).body
  await ben.patch(`/incidents/${secret.id}`, { restrictedTo: [legal.id] })
})
afterAll(() => world.stop())

const beat = (person: TestPerson, record: string, doing: string, tab = randomUUID()) =>
  person.post('/presence', { tab, type: 'incident', record, doing })
const seen = async (person: TestPerson, record: string) => {
  const { body } = await person.get('/presence')
  return body.items.find((item: { record: string }) => item.record === record)?.people ?? []
}
const streamOf = async (person: TestPerson): Promise<LiveStream> =>
  openLive(
    url,
    await issueToken(world.steward.kernel, {
      personId: person.id,
      name: 'live',
      scopes: ['read'],
      expiresInDays: 1,
    }),
  )
const toldOf = (stream: LiveStream, record: string) =>
  stream.events.filter(item => item.event === 'presence' && item.data.record === record)

it('shows colleagues who may read the record who is there, at load and by events, and nobody else', async () => {
  const watchers = await Promise.all([mara, lena, otto, anna, emil].map(streamOf))
  const [forMara, forLena, forOtto, forAnna, forEmil] = watchers as [
    LiveStream,
    LiveStream,
    LiveStream,
    LiveStream,
    LiveStream,
  ]
  expect((await beat(ben, open.id, 'viewing')).status).toBe(204)
  expect((await beat(ben, secret.id, 'reply')).status).toBe(204)
  await expect.poll(() => toldOf(forMara, secret.id).length, { timeout: 8000 }).toBeGreaterThan(0)
  await expect.poll(() => toldOf(forLena, open.id).length, { timeout: 8000 }).toBeGreaterThan(0)
  expect(toldOf(forMara, secret.id).at(-1)?.data.people).toEqual([
    { id: ben.id, name: 'Ben Agent', doing: 'reply' },
  ])
  // A stream tells in order: what Lena was to hear of the restricted record would have come with the open one.
  expect(toldOf(forLena, secret.id)).toEqual([])
  for (const stream of [forOtto, forAnna, forEmil])
    expect(stream.events.filter(item => item.event === 'presence')).toEqual([])

  expect(await seen(mara, secret.id)).toMatchObject([{ id: ben.id, doing: 'reply' }])
  expect(await seen(lena, open.id)).toMatchObject([{ id: ben.id, doing: 'viewing' }])
  expect(await seen(lena, secret.id)).toEqual([])
  for (const person of [otto, anna, emil]) expect((await person.get('/presence')).body.items).toEqual([])
  for (const stream of watchers) stream.close()
})

it('refuses to be on a record one may not read, as if it did not exist', async () => {
  expect((await beat(lena, secret.id, 'viewing')).status).toBe(404)
  expect((await beat(emil, open.id, 'reply')).status).toBe(404)
  expect((await beat(ben, randomUUID(), 'viewing')).status).toBe(404)
})

it('shows of an employee only that he is writing, and an auditor never', async () => {
  const { body: record } = await anna.post('/incidents', { title: 'Watched' })
  await beat(anna, record.id, 'viewing')
  await beat(otto, record.id, 'viewing')
  expect(await seen(ben, record.id)).toEqual([])
  await beat(anna, record.id, 'reply')
  expect(await seen(ben, record.id)).toEqual([{ id: anna.id, name: 'Anna Caller', doing: 'reply' }])
})

it('takes a person away when the page closes, and a page that fell silent by itself', async () => {
  const { body: record } = await anna.post('/incidents', { title: 'Comings and goings' })
  const stream = await streamOf(mara)
  const tab = randomUUID()
  await beat(ben, record.id, 'note', tab)
  await beat(ben, record.id, 'viewing')
  expect(await seen(mara, record.id)).toMatchObject([{ id: ben.id, doing: 'note' }])
  // Another person cannot take it away.
  await beat(lena, record.id, 'gone', tab)
  expect(await seen(mara, record.id)).toMatchObject([{ doing: 'note' }])
  await beat(ben, record.id, 'gone', tab)
  expect(await seen(mara, record.id)).toMatchObject([{ doing: 'viewing' }])

  await sql`update presence set expires_at = now() - interval '1 second'`.execute(world.steward.kernel.db)
  expect(await seen(mara, record.id)).toEqual([])
  await expect.poll(() => toldOf(stream, record.id).at(-1)?.data.people, { timeout: 15_000 }).toEqual([])
  stream.close()
})

it('tells the pages of another node', async () => {
  const { body: record } = await anna.post('/incidents', { title: 'Elsewhere' })
  const stream = await streamOf(mara)
  await sql`insert into presence values (${randomUUID()}, ${record.id}, 'incident', ${ben.id}, 'Ben Agent', 'reply',
    now() + interval '25 seconds')`.execute(world.steward.kernel.db)
  await sql`select pg_notify('steward_presence', ${`incident:${record.id}`})`.execute(world.steward.kernel.db)
  await expect
    .poll(() => toldOf(stream, record.id).at(-1)?.data.people, { timeout: 8000 })
    .toMatchObject([{ id: ben.id, doing: 'reply' }])
  stream.close()
})
