import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestSteward, testSteward } from '../harness/steward.ts'
import { Browser } from './sign-in-browser.ts'

let steward: TestSteward
beforeAll(async () => {
  steward = await testSteward()
})
afterAll(() => steward.stop())

const setup = {
  company: 'Example Ltd',
  name: 'Anna Berg',
  email: 'anna@example.org',
  username: 'anna',
  password: 'correct horse battery',
}

async function counts() {
  const found = await sql`select (select count(*)::int from account) as accounts,
    (select count(*)::int from person) as people`.execute(steward.steward.kernel.db)
  return found.rows[0]
}

test('says that it is needed, and refuses what cannot be accepted without leaving anything behind', async () => {
  const browser = new Browser(steward)
  expect((await browser.get('/setup')).body).toEqual({ needed: true })
  const refused: [Partial<typeof setup>, string][] = [
    [{ password: 'password123' }, '/password'],
    [{ email: 'anna' }, '/email'],
    [{ username: 'anna berg' }, '/username'],
  ]
  for (const [part, pointer] of refused) {
    const answer = await browser.post('/setup', { ...setup, ...part })
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer])
  }
  expect((await browser.post('/setup', { ...setup, company: '' })).status).toBe(400)
  expect((await browser.post('/setup', { ...setup, name: '  ' })).status).toBe(422)
  expect(await counts()).toEqual({ accounts: 0, people: 0 })
})

test('of many who set up at the same moment one becomes the administrator', async () => {
  const browsers = Array.from({ length: 8 }, () => new Browser(steward))
  const answers = await Promise.all(
    browsers.map((browser, i) =>
      browser.post('/setup', { ...setup, username: `anna${i}`, email: `anna${i}@example.org` }),
    ),
  )
  expect(answers.map(answer => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
  expect(await counts()).toEqual({ accounts: 1, people: 1 })
  const first = answers.findIndex(answer => answer.status === 200)
  expect(answers[first]?.body).toMatchObject({ name: 'Anna Berg', roles: ['administrator'], isStaff: true })
  expect((await browsers[first]?.get('/me'))?.body).toEqual(answers[first]?.body)
  const settings = (await browsers[first]?.get('/settings'))?.body.items
  expect(settings[0]).toMatchObject({ key: 'company.name', value: 'Example Ltd' })
  const created = await sql`select actor_name from ledger where fact = 'person.created'`.execute(
    steward.steward.kernel.db,
  )
  expect(created.rows).toEqual([{ actor_name: 'system:setup' }])
})

test('is over for ever', async () => {
  const browser = new Browser(steward)
  expect((await browser.get('/setup')).body).toEqual({ needed: false })
  const answer = await browser.post('/setup', { ...setup, username: 'late', email: 'late@example.org' })
  expect(answer.body).toMatchObject({ status: 409, code: 'not_now' })
  expect(await counts()).toEqual({ accounts: 1, people: 1 })
})
