import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetExpired } from '../../src/people/sign-in/index.ts'
import { type TestSteward, testSteward } from '../harness/steward.ts'
import { accountOf, Browser } from './sign-in-browser.ts'

let steward: TestSteward
beforeAll(async () => {
  steward = await testSteward()
})
afterAll(() => steward.stop())

const minute = 60_000
const wrong = { password: 'wrong horse battery' }
let host = 0
/** An address nobody used before. */
const stranger = () => new Browser(steward, `198.51.${Math.floor(host / 250)}.${(host++ % 250) + 1}`)

async function checksOf(personId: string): Promise<number> {
  await steward.steward.identity.background.idle()
  const found = await sql<{ count: number }>`select count(*)::int as count from ledger
    where record_id = ${personId} and fact = 'person.signInFailed'`.execute(steward.steward.kernel.db)
  return found.rows[0]?.count ?? 0
}

test('strangers get ten checks of one account in any quarter of an hour; its owner still gets in', async () => {
  const anna = await accountOf(steward, 'Anna')
  const hers = new Browser(steward)
  await hers.signIn('anna')
  await hers.post('/auth/sign-out')
  const answers = await Promise.all(Array.from({ length: 60 }, () => stranger().signIn('anna', wrong)))
  expect(answers.filter(answer => answer.status === 401)).toHaveLength(10)
  const refused = answers.filter(answer => answer.status === 429)
  expect(refused).toHaveLength(50)
  expect(refused[0]?.body).toMatchObject({ code: 'too_many_tries', retryAfter: 900 })
  expect(refused[0]?.headers['retry-after']).toBe('900')
  expect(await checksOf(anna.id)).toBe(10)
  // The right password from a strange browser must wait; from her own it does not.
  expect((await stranger().signIn('Anna')).status).toBe(429)
  expect((await hers.signIn('anna')).status).toBe(200)
  steward.clock.advance(14 * minute)
  expect((await stranger().signIn('anna')).body.retryAfter).toBe(60)
  steward.clock.advance(minute + 1)
  expect((await stranger().signIn('anna')).status).toBe(200)
})

test('the window slides: there are never twenty checks around its border', async () => {
  const bert = await accountOf(steward, 'Bert')
  const tryNow = async (times: number) => {
    for (let i = 0; i < times; i++) await stranger().signIn('bert', wrong)
  }
  await tryNow(1)
  steward.clock.advance(14 * minute)
  await tryNow(20)
  steward.clock.advance(2 * minute)
  await tryNow(20)
  expect(await checksOf(bert.id)).toBe(11)
})

test('a name nobody has is throttled in the same words', async () => {
  await accountOf(steward, 'Clara')
  const seen = async (username: string) => {
    const answers = []
    for (let i = 0; i < 12; i++) {
      const { status, body } = await stranger().signIn(username, wrong)
      answers.push({ status, body: { ...body, instance: '' } })
    }
    return answers
  }
  expect(await seen('no-such-person')).toEqual(await seen('clara'))
})

test('a known browser has ten tries of its own, and no more', async () => {
  const dirk = await accountOf(steward, 'Dirk')
  const his = new Browser(steward)
  await his.signIn('dirk')
  await his.post('/auth/sign-out')
  for (let i = 0; i < 10; i++) expect((await his.signIn('dirk', wrong)).status).toBe(401)
  expect((await his.signIn('dirk')).status).toBe(429)
  // It is no stranger's browser to others: there it knows nobody.
  expect(await checksOf(dirk.id)).toBe(10)
  expect((await stranger().signIn('dirk')).status).toBe(200)
})

test('somebody else’s device cookie is a strange browser', async () => {
  await accountOf(steward, 'Erik')
  await accountOf(steward, 'Frida')
  const eriks = new Browser(steward)
  await eriks.signIn('erik')
  for (let i = 0; i < 10; i++) await stranger().signIn('frida', wrong)
  expect((await eriks.signIn('frida')).status).toBe(429)
})

test('one address gets a hundred failures over all accounts; right answers are not counted', async () => {
  await accountOf(steward, 'Gerd')
  const gerds = new Browser(steward, '203.0.113.9')
  await gerds.signIn('gerd')
  const from = () => new Browser(steward, '203.0.113.9')
  for (let i = 0; i < 5; i++) expect((await from().signIn('gerd')).status).toBe(200)
  const answers = await Promise.all(
    Array.from({ length: 130 }, (_each, i) => from().signIn(`person-${i}`, wrong)),
  )
  expect(answers.filter(answer => answer.status === 401)).toHaveLength(100)
  expect((await from().signIn('gerd')).status).toBe(429)
  expect((await new Browser(steward, '203.0.113.10').signIn('gerd')).status).toBe(200)
  expect((await gerds.signIn('gerd')).status).toBe(200)
})

test('an IPv6 host is one address in its whole /64', async () => {
  const answers = await Promise.all(
    Array.from({ length: 110 }, (_each, i) =>
      new Browser(steward, `2001:db8:0:7::${i.toString(16)}`).signIn(`roamer-${i}`, wrong),
    ),
  )
  expect(answers.filter(answer => answer.status === 401)).toHaveLength(100)
})

test('a stolen session cannot try passwords either', async () => {
  await accountOf(steward, 'Hugo')
  const browser = new Browser(steward)
  await browser.signIn('hugo')
  const change = () =>
    browser.post('/me/password', { current: 'guess guess guess', next: 'a new long password' })
  for (let i = 0; i < 10; i++) expect((await change()).status).toBe(422)
  expect((await change()).status).toBe(429)
})

test('what has ended is deleted', async () => {
  const { kernel } = steward.steward
  const count = async () => {
    const found = await sql<{ tries: number; sessions: number }>`select
      (select count(*)::int from sign_in_try) as tries, (select count(*)::int from session) as sessions`.execute(
      kernel.db,
    )
    return found.rows[0]
  }
  await forgetExpired(kernel)
  expect(await count()).not.toEqual({ tries: 0, sessions: 0 })
  steward.clock.advance(15 * 24 * 60 * minute)
  await forgetExpired(kernel)
  expect(await count()).toEqual({ tries: 0, sessions: 0 })
})
