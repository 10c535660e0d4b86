import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let agent: TestPerson
let outsider: TestPerson
let anna: TestPerson
let emil: TestPerson
let security: { id: string }

beforeAll(async () => {
  world = await testSteward()
  agent = await world.person('Ben Agent', ['agent'])
  security = await world.group('Security', [agent.id])
  outsider = await world.person('Olga Agent', ['agent'])
  anna = await world.person('Anna Caller', ['requester'])
  emil = await world.person('Emil Caller', ['requester'])
})
afterAll(() => world.stop())

interface Said {
  fact: string
  internal: boolean
  comment?: { id: string; body: string; internal: boolean; attachments: { name: string; url: string }[] }
  data?: Record<string, unknown>
}
const timeline = async (id: string, reader: TestPerson): Promise<Said[]> =>
  (await reader.get(`/incidents/${id}/timeline`)).body.items
const said = async (id: string, reader: TestPerson) =>
  (await timeline(id, reader)).flatMap(({ comment }) => (comment ? [comment] : []))

/** Two faults in one report: a public word about each, and a note. */
async function twoInOne(more: Record<string, unknown> = {}) {
  const made = (
    await agent.post('/incidents', {
      title: 'Printer and badge',
      requester: anna.id,
      impact: '2',
      urgency: '2',
      ...more,
    })
  ).body
  await anna.post(`/incidents/${made.id}/comment`, { body: 'The printer jams.' })
  await anna.post(`/incidents/${made.id}/comment`, { body: 'And my badge does not open floor 3.' })
  await agent.post(`/incidents/${made.id}/comment`, {
    body: 'Badge office asks for her number',
    internal: true,
  })
  const [printer, badge, note] = await said(made.id, agent)
  return { made, printer, badge, note }
}

it('splits an incident: the part takes along what was chosen, both are linked and both say so', async () => {
  const { made, badge, note } = await twoInOne()
  await agent.post(`/incidents/${made.id}/watch`, { person: emil.id })
  const before = await said(made.id, agent)
  const answer = await agent.post(`/incidents/${made.number}/parts`, {
    parts: [{ title: 'Badge does not open floor 3', comments: [badge?.id, note?.id], watchers: true }],
  })
  expect(answer.status).toBe(201)
  const [part] = answer.body.items
  expect(part).toMatchObject({
    title: 'Badge does not open floor 3',
    requester: { id: anna.id },
    impact: '2',
    urgency: '2',
    priority: made.priority,
    state: 'new',
    watchers: [{ id: emil.id }],
  })
  const copies = await said(part.id, agent)
  expect(copies.map(({ body, internal }) => [body.split('\n\n')[1], internal])).toEqual([
    ['And my badge does not open floor 3.', false],
    ['Badge office asks for her number', true],
  ])
  expect(copies[0]?.body).toContain(`**Anna Caller** (${made.number}, 2026-03-02 09:00 UTC):`)
  expect(await said(made.id, agent)).toEqual(before)
  const links = async (id: string) =>
    (await agent.get(`/incidents/${id}/links`)).body.items.map(
      (link: { record: { id: string } }) => link.record.id,
    )
  expect(await links(made.id)).toEqual([part.id])
  expect(await links(part.id)).toEqual([made.id])
  expect((await timeline(made.id, agent)).at(-1)).toMatchObject({
    fact: 'incident.split',
    internal: true,
    data: { into: [part.number] },
  })
  expect((await timeline(part.id, agent))[1]).toMatchObject({
    fact: 'incident.splitFrom',
    data: { from: made.number },
  })
})

it('shows the requester of the part its public copies and nothing internal', async () => {
  const { made, badge, note } = await twoInOne()
  const [part] = (
    await agent.post(`/incidents/${made.id}/parts`, {
      parts: [{ title: 'Badge', comments: [badge?.id, note?.id] }],
    })
  ).body.items
  expect(await said(part.id, anna)).toHaveLength(1)
  const hers = JSON.stringify([await timeline(part.id, anna), await timeline(made.id, anna)])
  expect(hers).not.toMatch(/Badge office|incident\.split/)
})

it('keeps the words of one requester from another', async () => {
  const { made, badge } = await twoInOne()
  const [part] = (
    await agent.post(`/incidents/${made.id}/parts`, {
      parts: [{ title: 'Badge of Emil', requester: emil.id, comments: [badge?.id] }],
    })
  ).body.items
  expect(await said(part.id, emil)).toEqual([])
  expect(await said(part.id, agent)).toMatchObject([{ internal: true }])
  expect((await anna.get(`/incidents/${part.id}`)).status).toBe(404)
})

it('shares the bytes of a file that is taken along, with its comment or alone', async () => {
  const { made } = await twoInOne()
  const boundary = 'x'
  const upload = await world.inject({
    method: 'POST',
    url: `/api/v1/incidents/${made.id}/attachments`,
    headers: {
      ...(await token(agent)),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="badge.txt"\r\ncontent-type: text/plain\r\n\r\nnumber 7\r\n--${boundary}--\r\n`,
  })
  expect(upload.status).toBe(201)
  await agent.post(`/incidents/${made.id}/comment`, { body: 'See the file', attachments: [upload.body.id] })
  const comment = (await said(made.id, agent)).at(-1)
  const [part, alone] = (
    await agent.post(`/incidents/${made.id}/parts`, {
      parts: [
        { title: 'With its comment', comments: [comment?.id] },
        { title: 'Alone', attachments: [upload.body.id] },
      ],
    })
  ).body.items
  const [copy] = await said(part.id, anna)
  expect(copy?.attachments).toMatchObject([{ name: 'badge.txt' }])
  const files = (await anna.get(`/incidents/${alone.id}/attachments`)).body.items
  expect(files).toMatchObject([{ name: 'badge.txt' }])
  const bytes = await anna.get(files[0].url.replace('/api/v1', ''))
  expect(bytes.body).toBe('number 7')
})

it('does it once for one key, and all or nothing', async () => {
  const { made, badge } = await twoInOne()
  const count = async () => (await agent.get('/incidents/count')).body.count
  const parts = { parts: [{ title: 'Once', comments: [badge?.id] }] }
  const key = { 'idempotency-key': 'split-once' }
  const before = await count()
  const first = await agent.post(`/incidents/${made.id}/parts`, parts, key)
  expect((await agent.post(`/incidents/${made.id}/parts`, parts, key)).body).toEqual(first.body)
  expect(await count()).toBe(before + 1)
  const { made: other } = await twoInOne()
  const between = await count()
  const foreign = { parts: [{ title: 'Fine' }, { title: 'Not fine', comments: [badge?.id] }] }
  const refused = await agent.post(`/incidents/${other.id}/parts`, foreign)
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/comments' }] } })
  expect(await count()).toBe(between)
})

it('is for staff who may read the incident, while there is something to split', async () => {
  const { made } = await twoInOne({ restrictedTo: [security.id] })
  const parts = { parts: [{ title: 'Part' }] }
  expect((await outsider.post(`/incidents/${made.id}/parts`, parts)).status).toBe(404)
  expect((await anna.post(`/incidents/${made.id}/parts`, parts)).status).toBe(403)
  const [part] = (await agent.post(`/incidents/${made.id}/parts`, parts)).body.items
  expect(part.restrictedTo).toMatchObject([{ id: security.id }])
  expect((await outsider.get(`/incidents/${part.id}`)).status).toBe(404)
  await agent.post(`/incidents/${made.id}/cancel`, { reason: 'Mistake' })
  expect((await agent.post(`/incidents/${made.id}/parts`, parts)).status).toBe(409)
  expect((await agent.post(`/incidents/${made.id}/parts`, { parts: [] })).status).toBe(400)
})

it('does not say of an incident that it was split when it was not, nor copy from what one may not read', async () => {
  const { made, badge } = await twoInOne({ restrictedTo: [security.id] })
  const { made: other } = await twoInOne()
  expect((await agent.post(`/incidents/${made.id}/split`, { into: [other.id] })).status).toBe(422)
  const copying = { source: made.id, comments: [badge?.id] }
  expect((await outsider.post(`/incidents/${other.id}/splitFrom`, copying)).status).toBe(422)
  expect((await emil.post(`/incidents/${other.id}/splitFrom`, copying)).status).toBe(404)
  expect((await agent.post(`/incidents/${other.id}/splitFrom`, { source: other.id })).status).toBe(422)
})

async function token(person: TestPerson): Promise<Record<string, string>> {
  const { issueToken } = await import('../../src/people/sign-in/index.ts')
  const issued = await issueToken(world.steward.kernel, {
    personId: person.id,
    name: 'upload',
    scopes: ['read', 'write'],
    expiresInDays: 1,
  })
  return { authorization: `Bearer ${issued}` }
}
