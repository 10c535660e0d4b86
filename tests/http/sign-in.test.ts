import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/access/actor.ts'
import { execute } from '../../src/kernel/command/execute.ts'
import { identity, setPassword } from '../../src/people/sign-in/index.ts'
import { type TestSteward, testSteward } from '../harness/steward.ts'
import { accountOf, Browser, password } from './sign-in-browser.ts'

let steward: TestSteward
beforeAll(async () => {
  steward = await testSteward()
})
afterAll(() => steward.stop())

const day = 24 * 60 * 60 * 1000

async function accessOf(personId: string) {
  await steward.steward.identity.background.idle()
  const found = await sql<{ fact: string; actor: string; internal: boolean; data: Record<string, unknown> }>`
    select fact, actor_name as actor, internal, data from ledger
    where record_id = ${personId} and fact <> 'person.created' and fact <> 'person.tokenIssued' order by seq`.execute(
    steward.steward.kernel.db,
  )
  return found.rows
}

test('signing in answers with the person and sets a cookie no script can read', async () => {
  const anna = await accountOf(steward, 'Anna Berg', ['agent'], { email: 'anna@example.org' })
  const desk = await steward.group('Service desk', [anna.id])
  const browser = new Browser(steward)
  const answer = await browser.signIn('ANNA.Berg')
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    id: anna.id,
    name: 'Anna Berg',
    username: 'anna.berg',
    email: 'anna@example.org',
    initials: 'AB',
    roles: ['agent'],
    groups: [{ id: desk.id, name: 'Service desk' }],
    language: 'en',
    timeZone: 'UTC',
    preferences: {
      colorScheme: 'auto',
      density: 'comfortable',
      singleKeys: true,
      undoSeconds: 10,
      afterVerb: 'next',
      keys: {},
    },
    passwordIsOneTime: false,
    isStaff: true,
  })
  const line = browser.setCookies.find(each => each.startsWith('steward_session=')) ?? ''
  expect(line).toMatch(/^steward_session=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/)
  expect((await browser.get('/me')).body).toEqual(answer.body)
  const [, signedIn] = await accessOf(anna.id)
  expect(signedIn).toMatchObject({ fact: 'person.signedIn', actor: 'Anna Berg', internal: true })
  expect(JSON.stringify(await accessOf(anna.id))).not.toContain(browser.session)
})

test('the cookie is secure where the public address is https', async () => {
  const lines: string[] = []
  const reply = {
    setCookie: (_name: string, _value: string, options: object) => lines.push(JSON.stringify(options)),
  }
  const https = identity(steward.steward.kernel, { secureCookies: true })
  https.cookies.giveSession(reply as never, 'x')
  expect(lines[0]).toContain('"secure":true')
})

test('each sign-in makes a new session and ends the one the browser had, whoever’s it was', async () => {
  const [carl, dora] = [await accountOf(steward, 'Carl'), await accountOf(steward, 'Dora')]
  const planted = new Browser(steward)
  planted.cookies.set('steward_session', 'A'.repeat(43))
  await planted.signIn(carl.username)
  const carls = planted.session
  expect(carls).not.toBe('A'.repeat(43))
  expect((await planted.signIn(dora.username)).body.name).toBe('Dora')
  expect(planted.session).not.toBe(carls)
  const old = new Browser(steward)
  old.cookies.set('steward_session', carls)
  expect((await old.get('/me')).status).toBe(401)
})

test('signing out ends the session on the server at once', async () => {
  const emil = await accountOf(steward, 'Emil')
  const browser = new Browser(steward)
  await browser.signIn(emil.username)
  const stolen = new Browser(steward)
  stolen.cookies.set('steward_session', browser.session)
  expect((await stolen.get('/me')).status).toBe(200)
  expect((await browser.post('/auth/sign-out')).status).toBe(204)
  expect(browser.session).toBe('')
  expect((await stolen.get('/me')).status).toBe(401)
  expect((await browser.post('/auth/sign-out')).status).toBe(204)
  expect((await accessOf(emil.id)).map(row => row.fact)).toEqual([
    'person.passwordSet',
    'person.signedIn',
    'person.signedOut',
  ])
})

test('a known and an unknown user name fail alike', async () => {
  const fritz = await accountOf(steward, 'Fritz')
  await steward.person('No Account', ['requester'])
  await accountOf(steward, 'Gone', ['requester'], { active: false })
  const answers = []
  for (const username of [fritz.username, 'nobody', 'no.account', 'gone']) {
    const wrong = username === 'gone' ? {} : { password: 'wrong horse battery' }
    const { status, body } = await new Browser(steward).signIn(username, wrong)
    answers.push({ status, body: { ...body, instance: '' } })
  }
  expect(answers[0]).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } })
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect((await accessOf(fritz.id)).at(-1)).toMatchObject({
    fact: 'person.signInFailed',
    actor: 'system:sign-in',
    data: { reason: 'wrong password', address: '192.0.2.1' },
  })
})

test('a session ends after 14 days without use and after 90 days in any case', async () => {
  const greta = await accountOf(steward, 'Greta')
  const [idle, busy] = [new Browser(steward), new Browser(steward)]
  await idle.signIn(greta.username)
  await busy.signIn(greta.username)
  const { identity: who } = steward.steward
  const later = async (milliseconds: number) => {
    await who.background.idle()
    steward.clock.advance(milliseconds)
    who.forget(greta.id)
  }
  await later(14 * day - 1000)
  expect((await busy.get('/me')).status).toBe(200)
  await later(1000)
  expect((await idle.get('/me')).status).toBe(401)
  for (const days of [13, 26, 39, 52, 65]) {
    await later(13 * day)
    expect([days, (await busy.get('/me')).status]).toEqual([days, 200])
  }
  await later(11 * day - 1000)
  expect((await busy.get('/me')).status).toBe(200)
  steward.clock.advance(1000)
  expect((await busy.get('/me')).status).toBe(401)
})

test('a person who is made inactive is out at once, and his right password no longer opens', async () => {
  const hans = await accountOf(steward, 'Hans', ['agent'])
  const browser = new Browser(steward)
  await browser.signIn(hans.username)
  const edit = steward.steward.kernel.registry.command('person', 'edit')
  if (!edit) throw new Error('no edit')
  const { facts } = await execute(steward.steward.kernel, {
    actor: systemActor('test'),
    command: edit,
    target: hans.id,
    input: { active: false },
  })
  steward.steward.identity.onFacts(facts)
  expect((await browser.get('/me')).status).toBe(401)
  expect((await browser.signIn(hans.username)).body.code).toBe('sign_in_failed')
})

test('changing the password ends all other sessions and renews one’s own', async () => {
  const ida = await accountOf(steward, 'Ida')
  const [here, there] = [new Browser(steward), new Browser(steward)]
  await here.signIn(ida.username)
  await there.signIn(ida.username)
  const before = here.session
  const change = (current: string, next: string) => here.post('/me/password', { current, next })
  expect((await change('wrong horse battery', 'a new long password')).body.errors[0].pointer).toBe('/current')
  expect((await change(password, 'short')).body.errors[0].pointer).toBe('/next')
  expect((await change(password, 'a new long password')).status).toBe(204)
  expect(here.session).not.toBe(before)
  expect((await here.get('/me')).status).toBe(200)
  expect((await there.get('/me')).status).toBe(401)
  const old = new Browser(steward)
  old.cookies.set('steward_session', before)
  expect((await old.get('/me')).status).toBe(401)
  expect((await there.signIn(ida.username)).status).toBe(401)
  expect((await there.signIn(ida.username, { password: 'a new long password' })).status).toBe(200)
})

test('a session that is being opened while the password changes is not opened', async () => {
  const jan = await accountOf(steward, 'Jan')
  const { kernel } = steward.steward
  for (let round = 0; round < 5; round++) {
    const next = `password number ${round}`
    const current = round === 0 ? password : `password number ${round - 1}`
    await Promise.all([
      ...[1, 2, 3].map(() => new Browser(steward).signIn(jan.username, { password: current })),
      setPassword(kernel, jan.id, next),
    ])
    const living = await sql<{ count: number }>`
      select count(*)::int as count from session s join account a using (person_id)
      where s.person_id = ${jan.id} and not exists (
        select 1 from ledger l where l.record_id = s.person_id and l.fact = 'person.passwordSet'
          and l.seq < (select i.seq from ledger i where i.data->>'session' = s.id::text))`.execute(kernel.db)
    expect(living.rows[0]?.count).toBe(0)
  }
})

test('one sees one’s sessions and ends another, never somebody else’s', async () => {
  const [kurt, lena] = [await accountOf(steward, 'Kurt'), await accountOf(steward, 'Lena')]
  const [here, there, lenas] = [
    new Browser(steward),
    new Browser(steward, '192.0.2.99'),
    new Browser(steward),
  ]
  await here.signIn(kurt.username)
  await there.signIn(kurt.username)
  await lenas.signIn(lena.username)
  const { items } = (await here.get('/me/sessions')).body
  expect(items).toHaveLength(2)
  const other = items.find((item: { current: boolean }) => !item.current)
  expect(other).toMatchObject({ ip: '192.0.2.99', userAgent: 'Browser of a test', current: false })
  expect((await lenas.send('DELETE', `/me/sessions/${other.id}`)).status).toBe(404)
  expect((await there.get('/me')).status).toBe(200)
  expect((await here.send('DELETE', `/me/sessions/${other.id}`)).status).toBe(204)
  expect((await there.get('/me')).status).toBe(401)
})

test('preferences are kept one by one; language and zone go into the person’s history', async () => {
  const mia = await accountOf(steward, 'Mia', ['auditor'])
  const browser = new Browser(steward)
  await browser.signIn(mia.username)
  await browser.send('PATCH', '/me/preferences', { density: 'dense' })
  const { body } = await browser.send('PATCH', '/me/preferences', {
    colorScheme: 'dark',
    timeZone: 'Europe/Paris',
  })
  expect(body).toMatchObject({
    timeZone: 'Europe/Paris',
    preferences: { colorScheme: 'dark', density: 'dense', singleKeys: true },
  })
  const wrong = await browser.send('PATCH', '/me/preferences', { timeZone: 'Europe/Atlantis' })
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/timeZone' }] } })
  expect((await browser.send('PATCH', '/me/preferences', { roles: ['administrator'] })).status).toBe(400)
  expect((await accessOf(mia.id)).at(-1)).toMatchObject({ fact: 'person.edited', actor: 'Mia' })
})

test('another site can neither use the cookie nor sign somebody in', async () => {
  const nora = await accountOf(steward, 'Nora')
  const browser = new Browser(steward)
  await browser.signIn(nora.username)
  const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  for (const url of ['/api/v1/me/tokens', '/api/v1/auth/sign-in', '/api/v1/auth/sign-out']) {
    const headers = { ...elsewhere, cookie: `steward_session=${browser.session}` }
    const answer = await steward.inject({
      method: 'POST',
      url,
      headers,
      payload: { username: 'nora', password },
    })
    expect(answer.status).toBe(403)
  }
  // An Authorization header lifts the check of the origin, so the cookie beside it counts for nothing.
  const smuggled = await steward.inject({
    method: 'PATCH',
    url: '/api/v1/me/preferences',
    headers: { ...elsewhere, authorization: 'Basic bm9ib2R5', cookie: `steward_session=${browser.session}` },
    payload: { density: 'dense' },
  })
  expect(smuggled.status).toBe(401)
})

test.each([
  { username: 'a\u0000b', password },
  { username: '', password },
  { username: 'x'.repeat(300), password },
  { username: 'anna', password: 'x'.repeat(5000) },
  { username: { $ne: '' }, password },
  { username: "' or 1=1 --", password: "' or 1=1 --" },
  { username: 'anna.berg', password, totp: '２８７０８２' },
])('whatever is sent, the answer is a clean one: %j', async body => {
  const answer = await new Browser(steward, '192.0.2.50').post('/auth/sign-in', body)
  expect([200, 400, 401]).toContain(answer.status)
})
