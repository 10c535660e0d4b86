import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'
import { accountOf, Browser, password } from './sign-in-browser.ts'

let world: TestSteward
let ada: TestPerson
let ben: TestPerson
let sam: TestPerson
let anna: TestPerson
let otto: TestPerson
let security: { id: string }

beforeAll(async () => {
  world = await testSteward()
  ada = await world.person('Ada Novak', ['administrator'])
  ben = await world.person('Ben Okafor', ['agent'])
  sam = await world.person('Sam Reyes', ['agent'])
  anna = await world.person('Anna Keller', ['requester'])
  otto = await world.person('Otto Brandt', ['auditor'])
  security = await world.group('Security', [sam.id])
})
afterAll(() => world.stop())

const explain = (asker: TestPerson, person: TestPerson, record: unknown) =>
  asker.get(`/access/explanation?person=${person.id}&record=${record}`)

interface Clause {
  decides: boolean
  parts: Clause[]
  test?: { field: string; expected: string[]; actual: string[] | null }
}
const deciding = (clause: Clause): Clause[] =>
  clause.test ? (clause.decides ? [clause] : []) : clause.parts.flatMap(deciding)

describe('why somebody cannot see a record', () => {
  let secret: Record<string, unknown>
  beforeAll(async () => {
    secret = await world.create('incident', {
      title: 'Theft of a badge',
      requester: anna.id,
      restrictedTo: [security.id],
    })
  })

  it('is answered by the clauses of the policy, and agrees with what the person gets', async () => {
    for (const [person, maySee, fields] of [
      [ben, false, ['restrictedTo', 'assignee', 'requester']],
      [sam, true, ['restrictedTo']],
      [anna, true, ['requester']],
    ] as const) {
      const { status, body } = await explain(otto, person, secret.number)
      expect(status).toBe(200)
      expect((await person.get(`/incidents/${secret.number}`)).status === 200).toBe(maySee)
      expect(body).toMatchObject({ maySee, record: { number: secret.number, title: 'Theft of a badge' } })
      expect(deciding(body.rule).map(clause => clause.test?.field)).toEqual(
        expect.arrayContaining([...fields]),
      )
    }
    const { body } = await explain(otto, sam, secret.number)
    expect(deciding(body.rule)[0]?.test).toMatchObject({ expected: ['Security'], actual: ['Security'] })
  })

  it('tells an administrator who may not see the record himself the rule, and nothing that stands in it', async () => {
    const { status, body } = await explain(ada, ben, secret.number)
    expect(status).toBe(200)
    expect(body).toMatchObject({ maySee: false, record: { title: null } })
    expect(deciding(body.rule).every(clause => clause.test?.actual === null)).toBe(true)
    expect(JSON.stringify(body)).not.toMatch(/Theft|Security|Anna/)
  })

  it('does not exist for anybody else', async () => {
    for (const person of [ben, anna]) expect((await explain(person, anna, secret.number)).status).toBe(404)
    expect((await ben.get('/access/roles')).status).toBe(404)
    expect((await ben.get('/access/tokens')).status).toBe(404)
    expect((await ben.get(`/access/people/${anna.id}`)).status).toBe(404)
  })

  it('names the field when there is no such record', async () => {
    const { status, body } = await explain(ada, ben, 'INC9999999')
    expect([status, body.errors[0].pointer]).toEqual([422, '/record'])
  })
})

it('the roles page says what the policies say', async () => {
  const { body } = await ada.get('/access/roles')
  const on = (role: string, type: string) =>
    body.items
      .find((item: { role: string }) => item.role === role)
      .types.find((item: { type: string }) => item.type === type)
  const may = (role: string, type: string, command: string) =>
    on(role, type).commands.find((item: { name: string }) => item.name === command).may
  expect(on('auditor', 'incident')).toMatchObject({ reads: 'all', seesInternal: true })
  expect(on('requester', 'incident')).toMatchObject({ reads: 'some', seesInternal: false })
  expect(on('requester', 'setting').reads).toBe('none')
  expect(on('requester', 'incident').rule.parts[0].test.expected).toEqual(['me', 'reports'])
  expect(may('agent', 'incident', 'resolve')).toBe('all')
  expect(may('auditor', 'incident', 'resolve')).toBe('none')
  expect(may('requester', 'incident', 'resolve')).toBe('none')
  expect(may('agent', 'category', 'create')).toBe('none')
  expect(may('process_owner', 'category', 'create')).toBe('all')
  expect(may('administrator', 'person', 'edit')).toBe('all')
  expect(body.items.find((item: { role: string }) => item.role === 'agent').persons).toBe(2)
})

describe("a person's access", () => {
  it('is given anew by a password for one sign-in, which ends all sessions and asks for another', async () => {
    const emil = await accountOf(world, 'Emil Gross', ['agent'])
    const before = new Browser(world)
    await before.signIn(emil.username)
    const { status, body } = await ada.post(`/access/people/${emil.id}/one-time-password`)
    expect(status).toBe(200)
    expect((await before.get('/me')).status).toBe(401)
    const browser = new Browser(world)
    expect((await browser.signIn(emil.username)).status).toBe(401)
    expect((await browser.signIn(emil.username, { password: body.password })).body.passwordIsOneTime).toBe(
      true,
    )
    const refused = await browser.get('/incidents')
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden'])
    const next = { current: body.password, next: 'another long pass phrase' }
    expect((await browser.post('/me/password', next)).status).toBe(204)
    expect((await browser.get('/me')).body.passwordIsOneTime).toBe(false)
    expect((await browser.get('/incidents')).status).toBe(200)
    const { body: audit } = await otto.get('/audit?type=person&fact=person.passwordSet')
    expect(audit.items.at(-1)).toMatchObject({
      actor: { id: ada.id, name: 'Ada Novak' },
      record: { id: emil.id },
    })
    expect(JSON.stringify(audit)).not.toContain(body.password)
  })

  it('is shown with its sessions, which an administrator ends and an auditor does not', async () => {
    const lea = await accountOf(world, 'Lea Moser', ['agent'])
    const browser = new Browser(world)
    await browser.signIn(lea.username, { password })
    const shown = await otto.get(`/access/people/${lea.id}`)
    expect(shown.body).toMatchObject({ hasAccount: true, secondFactor: false, oneTimePassword: false })
    expect(shown.body.sessions).toHaveLength(1)
    expect(JSON.stringify(shown.body)).not.toContain(browser.session)
    expect((await otto.delete(`/access/people/${lea.id}/sessions`)).status).toBe(403)
    expect((await ada.delete(`/access/people/${lea.id}/sessions`)).body).toEqual({ ended: 1 })
    expect((await browser.get('/me')).status).toBe(401)
  })

  it('by tokens is listed whole and revoked at once', async () => {
    const tim = await world.person('Tim Berg', ['agent'])
    await tim.get('/me')
    const { body } = await ada.get('/access/tokens')
    const token = body.items.find((item: { personId: string }) => item.personId === tim.id)
    expect(token).toMatchObject({ personName: 'Tim Berg', scopes: ['read', 'write'] })
    expect((await otto.delete(`/access/tokens/${token.id}`)).status).toBe(403)
    expect((await ada.delete(`/access/tokens/${token.id}`)).status).toBe(204)
    expect((await tim.get('/me')).status).toBe(401)
  })
})

it('a change of configuration is put back from its history, by the same rights as an edit', async () => {
  const made = (await ada.post('/categories', { name: 'Hardware' })).body
  await ada.patch(`/categories/${made.id}`, { name: 'Devices' })
  const { body } = await ada.get(`/categories/${made.id}/timeline`)
  const edit = body.items.at(-1)
  expect((await ben.post(`/categories/${made.id}/restore`, { seq: Number(edit.seq) })).status).toBe(403)
  const restored = await ada.post(`/categories/${made.id}/restore`, { seq: Number(edit.seq) })
  expect(restored.body).toMatchObject({ name: 'Hardware', version: 3 })
  const first = Number(body.items[0].seq)
  expect((await ada.post(`/categories/${made.id}/restore`, { seq: first })).status).toBe(409)
  const foreign = await ada.post(`/categories/${made.id}/restore`, { seq: 1 })
  expect(foreign.status).toBe(404)
})

it('the audit is narrowed by time and exported as a table', async () => {
  const all = (await otto.get('/audit?limit=500')).body.items
  const now = world.clock.now().toISOString()
  world.clock.advance(60 * 60 * 1000)
  await ada.post('/categories', { name: 'Later' })
  const later = (await otto.get(`/audit?from=${new Date(Date.parse(now) + 1).toISOString()}`)).body.items
  expect(later.map((item: { fact: string }) => item.fact)).toEqual(['category.created'])
  const before = (await otto.get(`/audit?limit=500&before=${world.clock.now().toISOString()}`)).body.items
  expect(before.length).toBeGreaterThanOrEqual(all.length)
  const file = await otto.get('/audit/export?type=category')
  expect(file.headers['content-type']).toContain('text/csv')
  expect(String(file.body)).toMatch(/^\uFEFF?at,actor,via,fact/)
  expect(String(file.body)).toContain('category.created')
  expect(all.at(-1).record.title).toBeTruthy()
  expect(String(file.body)).toContain(',Later,')
  expect((await ben.get('/audit/export')).status).toBe(404)
})

it('the assignment rules say which of them decides and why, without taking a turn', async () => {
  const network = await world.group('Network', [ben.id])
  const category = (await ada.post('/categories', { name: 'Network' })).body
  const service = (await ada.post('/services', { name: 'VPN' })).body
  await ada.post('/assignment-rules', { name: 'VPN', position: 1, service: service.id, group: security.id })
  await ada.post('/assignment-rules', {
    name: 'Network',
    position: 2,
    category: category.id,
    group: network.id,
    method: 'round_robin',
  })
  const asked = await ben.get(`/assignment-rules/preview?category=${category.id}`)
  expect(asked.body.items).toMatchObject([
    { name: 'VPN', hits: false, conditions: [{ field: 'service', value: 'VPN', met: false }] },
    { name: 'Network', hits: true, group: 'Network', conditions: [{ field: 'category', met: true }] },
  ])
  expect((await anna.get('/assignment-rules/preview')).status).toBe(404)
})
