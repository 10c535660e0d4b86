import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let agent: TestPerson

beforeAll(async () => {
  world = await testSteward()
  agent = await world.person('Ben Agent', ['agent'])
})
afterAll(() => world.stop())

const raw = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  world.inject({
    method: 'POST',
    url: '/api/v1/auth/sign-in',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })

describe('what is too much or makes no sense is refused with a clear sentence', () => {
  it.each([
    ['a page of a million', '/incidents?limit=1000000', 400],
    ['a page of none', '/incidents?limit=0', 400],
    ['an unknown parameter', '/incidents?colour=red', 400],
    ['a query of 3,000 characters', `/incidents?q=${'a'.repeat(3000)}`, 400],
    ['a query of 100 terms', `/incidents?q=${Array(100).fill('a').join('%20')}`, 400],
    ['a field with 100 values', `/incidents?q=number:${Array(100).fill('a').join(',')}`, 400],
    ['an unknown field', '/incidents?q=colour:red', 400],
    ['an unknown state', '/incidents?q=state:melted', 400],
    ['an unknown operator', '/incidents?q=is:purple', 400],
    ['a date that is none', '/incidents?q=createdAt:yesterdayish', 400],
    ['an empty value', '/incidents?q=state:', 400],
    ['a sort without an index', '/incidents?sort=description', 400],
    ['four sort keys', '/incidents?sort=priority,number,createdAt,updatedAt', 400],
    ['a foreign cursor', '/incidents?cursor=bm9wZQ', 400],
    [
      'a cursor of another order',
      `/incidents?sort=number&cursor=${Buffer.from('["priority","1","x"]').toString('base64url')}`,
      400,
    ],
    ['a broken timeline cursor', '/incidents/INC0010001/timeline?cursor=zzz', 404],
  ])('%s', async (_, path, status) => {
    const answer = await agent.get(path)
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.body.detail.length).toBeGreaterThan(10)
    expect(answer.body).toMatchObject({ status, instance: expect.any(String), title: expect.any(String) })
  })

  it.each([
    ['not JSON', '{"username"', 400],
    ['a prototype in JSON', '{"__proto__":{"admin":true},"username":"a","password":"b"}', 400],
    ['a constructor in JSON', '{"constructor":{"prototype":{"x":1}},"username":"a","password":"b"}', 400],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400],
    ['two megabytes', JSON.stringify({ username: 'a'.repeat(2_000_000), password: 'b' }), 413],
    ['depth of 100,000', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400],
  ])('%s', async (_, payload, status) => {
    const answer = await raw(payload)
    expect(answer.status).toBe(status)
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
  })

  it('XML where JSON is spoken', async () => {
    expect((await raw('<a/>', { 'content-type': 'application/xml' })).status).toBe(415)
  })

  it('control characters and NUL in text, in queries and in ids', async () => {
    expect((await agent.post('/incidents', { title: 'a\u0000b' })).status).toBe(422)
    expect((await agent.post('/incidents', { title: 'ok', description: 'a\u0000b' })).status).toBe(422)
    expect((await agent.get('/incidents?q=a%00b')).status).toBe(200)
    expect((await agent.get('/incidents/%00')).status).toBe(404)
    expect((await agent.get('/search?q=%00')).status).toBe(200)
    const lone = await agent.post('/incidents', { title: 'lone \ud800 surrogate' })
    expect(lone.status).toBeLessThan(500)
  })

  it.each([
    "'",
    '"',
    "') or 1=1 --",
    '\\',
    '%',
    '_',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to arrive as it is
    '${7*7}',
    '{{7*7}}',
    '<script>alert(1)</script>',
    ':*',
    '!',
    '&',
    '|',
    '(',
    '\u202e',
  ])('the text %s is text everywhere', async text => {
    const made = await agent.post('/incidents', { title: `x ${text} y`, description: text })
    expect(made.body.title).toBe(`x ${text} y`)
    for (const path of ['/incidents?q=', '/search?q=', '/incidents?q=requester:', '/incidents?q=number:']) {
      const answer = await agent.get(path + encodeURIComponent(text))
      expect(answer.status, path).toBeLessThan(500)
    }
  })

  it('escapes what it found in a snippet', async () => {
    await agent.post('/incidents', { title: 'Gargoyle <img src=x onerror=alert(1)>' })
    const { body } = await agent.get('/search?q=gargoyle')
    expect(body.items[0].snippet).toContain('&lt;img')
    expect(body.items[0].snippet).not.toContain('<img')
  })
})

it('a person who asks too often is told when to come back', async () => {
  const small = await testSteward({ rateLimit: 5 })
  const person = await small.person('Quick', ['agent'])
  const answers = []
  for (let index = 0; index < 7; index++) answers.push(await person.get('/incidents'))
  expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
  expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0)
  await small.stop()
})

it('answers every route with safe headers', async () => {
  for (const url of [
    '/api/v1/incidents',
    '/api/v1/nowhere',
    '/health/live',
    '/metrics',
    '/api/v1/openapi.json',
  ]) {
    const { headers } = await world.inject({ method: 'GET', url })
    expect(headers['content-security-policy'], url).toContain("default-src 'self'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBeTruthy()
  }
})
