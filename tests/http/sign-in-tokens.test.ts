import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOfPerson, issueToken, personIdOfUsername } from '../../src/people/sign-in/index.ts'
import { type TestSteward, testSteward } from '../harness/steward.ts'
import { accountOf, Browser, password } from './sign-in-browser.ts'

let steward: TestSteward
beforeAll(async () => {
  steward = await testSteward({ working: true })
})
afterAll(() => steward.stop())

const bearer = (token: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
  steward.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(payload ? { payload } : {}),
  })

async function signedIn(name: string, roles: ('agent' | 'auditor' | 'administrator')[] = ['agent']) {
  const person = await accountOf(steward, name, roles)
  const browser = new Browser(steward)
  await browser.signIn(person.username)
  const issue = async (scopes: string[], expiresInDays = 7) =>
    (await browser.post('/me/tokens', { name: 'script', scopes, expiresInDays })).body
  return { ...person, browser, issue }
}

test('a token is shown once and kept as a hash', async () => {
  const anna = await signedIn('Anna')
  const issued = await anna.issue(['read', 'write'])
  expect(issued.token).toMatch(/^stw_[\w-]{43}$/)
  expect(issued.expiresAt).toBe('2026-03-09T09:00:00.000Z')
  const { items } = (await anna.browser.get('/me/tokens')).body
  expect(items[0]).toEqual({
    id: issued.id,
    name: 'script',
    scopes: ['read', 'write'],
    createdAt: '2026-03-02T09:00:00.000Z',
    expiresAt: issued.expiresAt,
    lastUsedAt: null,
  })
  const stored =
    await sql`select to_jsonb(t)::text from api_token t union all select to_jsonb(l)::text from ledger l`.execute(
      steward.steward.kernel.db,
    )
  expect(JSON.stringify(stored.rows)).not.toContain(issued.token.slice(4))
  expect((await bearer(issued.token, 'GET', '/me')).body.name).toBe('Anna')
  await steward.steward.identity.background.idle()
  expect((await anna.browser.get('/me/tokens')).body.items[0].lastUsedAt).toBe('2026-03-02T09:00:00.000Z')
})

test('a token that may only read can do nothing unsafe, on any route', async () => {
  const bert = await signedIn('Bert')
  const { token } = await bert.issue(['read'])
  expect((await bearer(token, 'GET', '/incidents')).status).toBe(200)
  const incident = await bert.post('/incidents', { title: 'A printer' })
  const attempts: ['POST' | 'PATCH' | 'DELETE', string, object?][] = [
    ['POST', '/incidents', { title: 'Another' }],
    ['PATCH', `/incidents/${incident.body.id}`, { title: 'Changed' }],
    ['POST', `/incidents/${incident.body.id}/comment`, { body: 'x', internal: false }],
    ['PATCH', '/me/preferences', { density: 'dense' }],
    ['POST', '/me/tokens', { name: 'more', scopes: ['write'], expiresInDays: 1 }],
    ['POST', '/auth/sign-in', { username: 'bert', password }],
    ['POST', '/auth/sign-out'],
    ['DELETE', '/me/sessions/00000000-0000-4000-8000-000000000000'],
  ]
  for (const [method, path, body] of attempts) {
    expect([path, (await bearer(token, method, path, body)).status]).toEqual([path, 403])
  }
})

test('a token, even one that may write, cannot make or change credentials', async () => {
  const carl = await signedIn('Carl')
  const { token } = await carl.issue(['write'])
  expect((await bearer(token, 'PATCH', '/me/preferences', { density: 'dense' })).status).toBe(200)
  const attempts: ['GET' | 'POST' | 'DELETE', string, object?][] = [
    ['POST', '/me/tokens', { name: 'more', scopes: ['write'], expiresInDays: 1 }],
    ['GET', '/me/tokens'],
    ['POST', '/me/password', { current: password, next: 'a new long password' }],
    ['POST', '/me/totp'],
    ['DELETE', '/me/totp', { password }],
    ['GET', '/me/sessions'],
  ]
  for (const [method, path, body] of attempts) {
    expect([path, (await bearer(token, method, path, body)).status]).toEqual([path, 403])
  }
})

test('an auditor reads with a token that may write, and writes nothing but what is his own', async () => {
  const dora = await signedIn('Dora', ['auditor', 'administrator'])
  const { token } = await dora.issue(['write'])
  expect((await bearer(token, 'GET', '/audit')).status).toBe(200)
  expect((await bearer(token, 'POST', '/incidents', { title: 'Mine' })).status).toBe(403)
  expect((await dora.browser.post('/people', { name: 'New' })).status).toBe(403)
  expect((await dora.browser.send('PATCH', '/me/preferences', { language: 'de' })).body.language).toBe('de')
})

test('a token ends when it expires', async () => {
  const emil = await signedIn('Emil')
  const token = await issueToken(steward.steward.kernel, {
    personId: emil.id,
    name: 'brief',
    scopes: ['read'],
    expiresInDays: 1 / 24,
  })
  expect((await bearer(token, 'GET', '/me')).status).toBe(200)
  steward.clock.advance(3_600_000)
  expect((await bearer(token, 'GET', '/me')).status).toBe(401)
  expect(
    (await emil.browser.get('/me/tokens')).body.items.map((item: { name: string }) => item.name),
  ).not.toContain('brief')
})

test('a revoked token is dead at once, and only its owner can revoke it', async () => {
  const [fritz, greta] = [await signedIn('Fritz'), await signedIn('Greta')]
  const { token, id } = await fritz.issue(['read'])
  expect((await bearer(token, 'GET', '/me')).status).toBe(200)
  expect((await greta.browser.send('DELETE', `/me/tokens/${id}`)).status).toBe(404)
  expect((await bearer(token, 'GET', '/me')).status).toBe(200)
  expect((await fritz.browser.send('DELETE', `/me/tokens/${id}`)).status).toBe(204)
  expect((await bearer(token, 'GET', '/me')).status).toBe(401)
})

test('a change of role or group, here or on another node, acts within a second', async () => {
  const hans = await signedIn('Hans', ['administrator'])
  const boss = await signedIn('Boss', ['administrator'])
  const audit = async () => (await hans.browser.get('/audit')).status
  expect(await audit()).toBe(200)
  await boss.browser.send('PATCH', `/people/${hans.id}`, { roles: ['requester'] })
  await expect.poll(audit, { timeout: 1000 }).toBe(404)
  expect((await hans.browser.get('/me')).body.roles).toEqual(['requester'])
  const group = await steward.group('Network', [hans.id])
  await expect
    .poll(async () => (await hans.browser.get('/me')).body.groups)
    .toEqual([{ id: group.id, name: 'Network' }])
})

test.each([
  '',
  'stw_',
  'stw_short',
  `stw_${'x'.repeat(43)}`,
  `${'x'.repeat(43)}`,
  `stw_${'x'.repeat(5000)}`,
  "stw_' or 1=1",
])('the token %j is nobody’s', async token => {
  expect((await bearer(token, 'GET', '/me')).status).toBe(401)
})

test('the command line and mail act as a person by his user name; an inactive one cannot act', async () => {
  const { kernel } = steward.steward
  const ida = await accountOf(steward, 'Ida', ['agent'])
  const gone = await accountOf(steward, 'Jan Gone', ['agent'], { active: false })
  expect(await personIdOfUsername(kernel, 'IDA')).toBe(ida.id)
  expect(await personIdOfUsername(kernel, 'nobody')).toBeNull()
  expect(await actorOfPerson(kernel, ida.id, 'mail')).toMatchObject({
    id: ida.id,
    via: 'mail',
    system: false,
  })
  expect(await actorOfPerson(kernel, gone.id, 'mail')).toBeNull()
  const token = await issueToken(kernel, { personId: gone.id, name: 'x', scopes: ['read'], expiresInDays: 1 })
  expect((await bearer(token, 'GET', '/me')).status).toBe(401)
})
