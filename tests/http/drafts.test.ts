import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let ben: TestPerson
let mara: TestPerson
let anna: TestPerson
let record: { id: string }

beforeAll(async () => {
  world = await testSteward({ working: true })
  ben = await world.person('Ben Agent', ['agent'])
  mara = await world.person('Mara Agent', ['agent'])
  anna = await world.person('Anna Caller', ['requester'])
  record = (await anna.post('/incidents', { title: 'To be answered' })).body
})
afterAll(() => world.stop())

const draft = (person: TestPerson, body: string, audience = 'reply', target = record.id) =>
  person.post('/drafts', { type: 'incident', record: target, audience, body })
const drafts = async (person: TestPerson, target = record.id) =>
  (await person.get(`/drafts?type=incident&record=${target}`)).body.items
const post = (person: TestPerson, seconds: number, more: Record<string, unknown> = {}) => {
  const id = randomUUID()
  return person
    .post('/outbox', {
      id,
      type: 'incident',
      record: record.id,
      comment: { body: 'Held words' },
      seconds,
      ...more,
    })
    .then(answer => ({ id, ...answer }))
}
const said = async (person: TestPerson, target = record.id) =>
  (await person.get(`/incidents/${target}/timeline`)).body.items
    .map((entry: { comment?: { body: string } }) => entry.comment?.body)
    .filter(Boolean)

it('keeps a draft for each person and audience, and shows it to nobody else', async () => {
  expect((await draft(ben, 'Dear An')).status).toBe(204)
  expect((await draft(ben, 'Dear Anna,')).status).toBe(204)
  expect((await draft(ben, 'She is cross', 'note')).status).toBe(204)
  expect((await draft(anna, 'Hello?')).status).toBe(204)
  expect(await drafts(ben)).toMatchObject([
    { audience: 'note', body: 'She is cross' },
    { audience: 'reply', body: 'Dear Anna,' },
  ])
  expect(await drafts(anna)).toMatchObject([{ audience: 'reply', body: 'Hello?' }])
  expect(await drafts(mara)).toEqual([])
  expect(JSON.stringify((await mara.get(`/incidents/${record.id}/timeline`)).body)).not.toContain('Dear Anna')
  await draft(ben, '  ', 'note')
  expect(await drafts(ben)).toHaveLength(1)
})

it('bounds a draft, and takes none on what one may not read or write', async () => {
  expect((await draft(ben, 'x'.repeat(50_001))).status).toBe(400)
  expect((await draft(anna, 'A note', 'note')).status).toBe(403)
  const others = (await ben.post('/incidents', { title: 'Not hers' })).body
  expect((await draft(anna, 'Let me in', 'reply', others.id)).status).toBe(404)
  expect((await anna.get(`/drafts?type=incident&record=${others.id}`)).status).toBe(404)
  expect((await draft(ben, 'Nothing', 'reply', randomUUID())).status).toBe(404)
})

it('holds a reply until its time; the draft is gone at once and nobody reads it before', async () => {
  await draft(ben, 'Held words')
  const { status } = await post(ben, 1)
  expect(status).toBe(204)
  expect(await drafts(ben)).toEqual([])
  expect(await said(anna)).not.toContain('Held words')
  await expect.poll(() => said(anna), { timeout: 8000 }).toContain('Held words')
  expect((await said(anna)).filter((body: string) => body === 'Held words')).toHaveLength(1)
})

it('takes a held reply back for the person who wrote it, once', async () => {
  const { id } = await post(ben, 30, { comment: { body: 'Wrong window' } })
  expect((await mara.delete(`/outbox/${id}`)).status).toBe(409)
  expect((await ben.delete(`/outbox/${id}`)).body).toEqual({ comment: { body: 'Wrong window' } })
  expect((await ben.delete(`/outbox/${id}`)).status).toBe(409)
  expect((await ben.post(`/outbox/${id}/send`)).status).toBe(204)
  expect(await said(anna)).not.toContain('Wrong window')
})

it('sends at once when the page closes, and only for the person whose reply it is', async () => {
  const { id } = await post(ben, 30, { comment: { body: 'Closing now' } })
  await mara.post(`/outbox/${id}/send`)
  expect(await said(anna)).not.toContain('Closing now')
  expect((await ben.post(`/outbox/${id}/send`)).status).toBe(204)
  expect(await said(anna)).toContain('Closing now')
  expect((await ben.delete(`/outbox/${id}`)).status).toBe(409)
})

it('sends what a killed server had held', async () => {
  const { db } = world.steward.kernel
  await sql`insert into held_comment (id, person_id, record_id, record_type, comment, due_at) values (${randomUUID()},
    ${ben.id}, ${record.id}, 'incident', '{"body": "Left behind"}', now() - interval '1 minute')`.execute(db)
  await expect.poll(() => said(anna), { timeout: 15_000 }).toContain('Left behind')
})

it('replies and resolves in one, and refuses beforehand what cannot be', async () => {
  const made = (await anna.post('/incidents', { title: 'Reply and resolve' })).body
  const resolve = (input: object) =>
    post(ben, 0, {
      record: made.id,
      comment: { body: 'New toner is in.' },
      followedBy: { command: 'resolve', input },
    })
  expect((await resolve({})).status).toBe(422)
  expect(await said(anna, made.id)).toEqual([])
  expect((await resolve({ closureCode: 'solved', closureNotes: 'Toner' })).status).toBe(204)
  expect(await said(anna, made.id)).toContain('New toner is in.')
  expect((await ben.get(`/incidents/${made.id}`)).body.state).toBe('resolved')
  expect((await post(anna, 0, { followedBy: { command: 'resolve', input: {} } })).status).not.toBe(204)
})

it('gives the text back to the drafts when it may no longer be sent', async () => {
  const made = (await anna.post('/incidents', { title: 'Soon restricted' })).body
  const legal = await world.group('Legal', [mara.id])
  await post(ben, 2, { record: made.id, comment: { body: 'Too late' } })
  await mara.patch(`/incidents/${made.id}`, { restrictedTo: [legal.id] })
  await expect
    .poll(
      async () =>
        (
          await sql<{ body: string }>`select body from draft where record_id = ${made.id}`.execute(
            world.steward.kernel.db,
          )
        ).rows,
      { timeout: 10_000 },
    )
    .toEqual([{ body: 'Too late' }])
  expect(await said(anna, made.id)).toEqual([])
})

it('states who a comment mentions, of those who exist; a requester calls nobody', async () => {
  const desk = await world.group('Desk', [ben.id])
  const body = `[@Mara](mention:person/${mara.id}) [@Desk](mention:group/${desk.id}) [@X](mention:person/${randomUUID()})`
  const last = async () => (await ben.get(`/incidents/${record.id}/timeline`)).body.items.at(-1)
  await ben.post(`/incidents/${record.id}/comment`, { body, internal: true })
  expect((await last()).data.mentions).toEqual([mara.id, desk.id])
  await anna.post(`/incidents/${record.id}/comment`, { body })
  expect((await last()).data.mentions).toBeUndefined()
})
