import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

interface Shown {
  endpoint: string
  notice: { title: string; body: string; path: string }
}

let world: TestSteward
let ben: TestPerson
let anna: TestPerson
const shown: Shown[] = []
let refusal: number | null = null
const browser = (name: string) => ({
  endpoint: `https://fcm.googleapis.com/fcm/send/${name}`,
  keys: { p256dh: 'BElong-enough-to-be-a-key', auth: 'long-enough-to-be' },
})

beforeAll(async () => {
  world = await testSteward({
    working: true,
    sendPush: async ({ endpoint }, payload) => {
      if (refusal) throw Object.assign(new Error('refused'), { statusCode: refusal })
      shown.push({ endpoint, notice: JSON.parse(payload) })
    },
  })
  ben = await world.person('Ben Okafor', ['agent'], { language: 'de' })
  anna = await world.person('Anna Keller', ['requester'])
})
afterAll(() => world.stop())
beforeEach(() => {
  shown.length = 0
  refusal = null
})

const noticed = (count: number) => expect.poll(() => shown.length, { timeout: 10_000 }).toBe(count)

it('tells every browser of a person who did what, in his language, and never what was said', async () => {
  expect((await ben.get('/push/key')).body.key).toMatch(/^[A-Za-z0-9_-]{80,}$/)
  for (const name of ['desk', 'phone'])
    expect((await ben.post('/push/subscriptions', browser(name))).status).toBe(204)
  const { body } = await anna.post('/incidents', { title: 'Blank pages' })
  await ben.post(`/incidents/${body.id}/assign`, { assignee: ben.id })
  await anna.post(`/incidents/${body.id}/comment`, { body: 'SECRET-4711' })
  await noticed(2)
  expect(shown.map(({ endpoint }) => endpoint.split('/').at(-1)).toSorted()).toEqual(['desk', 'phone'])
  expect(shown[0]?.notice).toMatchObject({
    title: `${body.number} Blank pages`,
    body: 'Anna Keller hat geantwortet',
    path: `/work/incidents/${body.number}`,
  })
  expect(JSON.stringify(shown)).not.toContain('SECRET-4711')
})

it('forgets a browser that is gone, and one that was turned off', async () => {
  await ben.post('/push/subscriptions/end', { endpoint: browser('phone').endpoint })
  const { body } = await anna.post('/incidents', { title: 'Second' })
  await ben.post(`/incidents/${body.id}/assign`, { assignee: ben.id })
  refusal = 410
  await anna.post(`/incidents/${body.id}/comment`, { body: 'One.' })
  const { sql } = await import('kysely')
  await expect
    .poll(
      async () => (await sql`select 1 from push_subscription`.execute(world.steward.kernel.db)).rows.length,
      {
        timeout: 10_000,
      },
    )
    .toBe(0)
})

it.each([
  'http://fcm.googleapis.com/x',
  'https://127.0.0.1/x',
  'https://169.254.169.254/latest',
  'https://fcm.googleapis.com.evil.example/x',
  'https://fcm.googleapis.com:8443/x',
  'https://evil.example/fcm.googleapis.com',
])('%s is no push service', async endpoint => {
  expect((await ben.post('/push/subscriptions', { ...browser('x'), endpoint })).status).toBe(422)
})
