import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let admin: TestPerson
let agent: TestPerson
let colleague: TestPerson
let auditor: TestPerson
let employee: TestPerson

beforeAll(async () => {
  world = await testSteward()
  admin = await world.person('Ada Admin', ['administrator', 'agent'])
  agent = await world.person('Ben Agent', ['agent'])
  colleague = await world.person('Cleo Colleague', ['agent'])
  auditor = await world.person('Ines Auditor', ['auditor'])
  employee = await world.person('Emil Employee', ['requester'])
})
afterAll(() => world.stop())

const incidents = async (count: number, more: Record<string, unknown> = {}): Promise<string[]> => {
  const made: string[] = []
  for (let index = 0; index < count; index++) {
    made.push((await world.create('incident', { title: `Printer ${index}`, ...more })).id)
  }
  return made
}

const bulk = (person: TestPerson, body: Record<string, unknown>, headers?: Record<string, string>) =>
  person.post('/incidents/bulk', { preview: false, ...body }, headers)

const historyLength = async (): Promise<number> => {
  const found = await sql<{ count: number }>`select count(*)::int as count from ledger`.execute(
    world.steward.kernel.db,
  )
  return found.rows[0]?.count ?? 0
}

describe('the preview', () => {
  it('says what would change, what is not allowed and why, and writes nothing', async () => {
    const [plain = '', assigned = '', hidden = ''] = await incidents(3)
    await agent.patch(`/incidents/${assigned}`, { assignee: agent.id })
    const { id: secret } = await world.group('Secret', [admin.id])
    await admin.patch(`/incidents/${hidden}`, { restrictedTo: [secret] })
    const before = await historyLength()
    const ids = [plain, assigned, hidden, randomUUID()]
    const { status, body } = await bulk(agent, { ids, set: { assignee: agent.id }, preview: true })
    expect(status).toBe(200)
    expect(body).toMatchObject({ total: 4, changes: 1, invalid: [], undo: null })
    expect(body.notAllowed).toHaveLength(2)
    for (const refused of body.notAllowed) expect(refused.number).toBeNull()
    expect(await historyLength()).toBe(before)
  })

  it('gives exactly the answer of the run', async () => {
    const ids = await incidents(4)
    await agent.post(`/incidents/${ids[0]}/resolve`, { closureCode: 'solved', closureNotes: 'Done.' })
    const act = { ids, command: 'resolve', input: { closureCode: 'solved', closureNotes: 'Toner.' } }
    const preview = await bulk(agent, { ...act, preview: true })
    const run = await bulk(agent, act)
    expect(preview.body.changes).toBe(3)
    expect(preview.body.notAllowed[0].number).toMatch(/^INC/)
    expect(preview.body.notAllowed[0].reason).toContain('resolved')
    expect(run.body).toEqual({ ...preview.body, undo: expect.any(String) })
    for (const id of ids) expect((await agent.get(`/incidents/${id}`)).body.state).toBe('resolved')
  })

  it('without values says on which records the command is possible', async () => {
    const ids = await incidents(2)
    await agent.post(`/incidents/${ids[0]}/cancel`, { reason: 'Twice' })
    const resolve = await bulk(agent, { ids, command: 'resolve', preview: true })
    expect(resolve.body).toMatchObject({ total: 2, changes: 1 })
    expect((await bulk(agent, { ids, set: {}, preview: true })).body.changes).toBe(2)
  })

  it('names the field that cannot be set, once and not for every record', async () => {
    const ids = await incidents(2)
    for (const set of [{ state: 'closed' }, { nonsense: 1 }, { title: '' }, { custom: { nonsense: 1 } }]) {
      const { status, body } = await bulk(agent, { ids, set, preview: true })
      expect(status, JSON.stringify(set)).toBe(422)
      expect(body.errors).toHaveLength(1)
    }
  })
})

describe('a bulk edit', () => {
  it('sets fields, custom ones included, each record with its own history', async () => {
    await admin.post('/custom-fields', {
      recordType: 'incident',
      key: 'building',
      label: 'Building',
      kind: 'text',
    })
    await world.steward.kernel.settings.refresh()
    const ids = await incidents(3)
    const { body } = await bulk(agent, { ids, set: { assignee: colleague.id, custom: { building: 'C' } } })
    expect(body).toMatchObject({ total: 3, changes: 3, notAllowed: [], invalid: [] })
    for (const id of ids) {
      const read = await agent.get(`/incidents/${id}`)
      expect(read.body).toMatchObject({ assignee: { id: colleague.id }, custom: { building: 'C' } })
      const { items } = (await agent.get(`/incidents/${id}/timeline`)).body
      expect(items.at(-1)).toMatchObject({
        fact: 'incident.edited',
        actor: { name: 'Ben Agent' },
        via: 'api',
      })
    }
  })

  it('takes all records a query finds, and counts those that are so already as unchanged', async () => {
    const { id: group } = await world.group('Bulk desk', [])
    await incidents(5, { group })
    const q = `group:"Bulk desk" is:open`
    expect((await bulk(agent, { q, set: { impact: '1' } })).body).toMatchObject({ total: 5, changes: 5 })
    expect((await bulk(agent, { q, set: { impact: '1' } })).body).toMatchObject({
      total: 5,
      changes: 0,
      undo: null,
    })
  })

  it('finds every record by its words, beyond what a person pages to', async () => {
    await sql`insert into work_item (id, type, number, title, state, state_category, created_at, updated_at)
      select gen_random_uuid(), 'incident', 'INC8' || lpad(n::text, 6, '0'), 'Quokka sighting', 'new', 'open', now(), now()
      from generate_series(1, 700) n`.execute(world.steward.kernel.db)
    await sql`insert into incident (id) select id from work_item where title = 'Quokka sighting'`.execute(
      world.steward.kernel.db,
    )
    const { body } = await bulk(agent, { q: 'quokka', set: { impact: '2' }, preview: true })
    expect(body).toMatchObject({ total: 700, changes: 700 })
  })

  it('does the same once for a repeated request, and one refused record spoils none of the others', async () => {
    const ids = await incidents(3)
    await agent.post(`/incidents/${ids[1]}/cancel`, { reason: 'Twice' })
    const act = { ids, command: 'start', input: {} }
    const key = { 'idempotency-key': 'bulk-once' }
    const first = await bulk(agent, act, key)
    const again = await bulk(agent, act, key)
    expect(first.body).toMatchObject({ changes: 2, notAllowed: [{ id: ids[1] }] })
    expect(again.body).toEqual(first.body)
    expect(again.headers['idempotency-replayed']).toBe('true')
    const { items } = (await agent.get(`/incidents/${ids[0]}/timeline`)).body
    expect(items).toHaveLength(2)
  })

  it('is refused without records, without a change, with two kinds of either, and beyond 10,000', async () => {
    const ids = await incidents(1)
    const wrong = [
      { set: { impact: '1' } },
      { ids, q: '', set: { impact: '1' } },
      { ids },
      { ids, set: { impact: '1' }, command: 'start' },
      { ids, set: {} },
      { ids, command: 'create', input: {} },
      { ids, command: 'fly' },
      { ids: ['INC0010001'], set: { impact: '1' } },
      { ids: [], set: { impact: '1' } },
      { q: 'nonsense:1', set: { impact: '1' } },
    ]
    for (const body of wrong) expect((await bulk(agent, body)).status, JSON.stringify(body)).toBe(400)
    const many = Array.from({ length: 10_001 }, () => randomUUID())
    const tooMany = await bulk(agent, { ids: many, set: { impact: '1' }, preview: true })
    expect(tooMany.status).toBe(413)
    expect(tooMany.body.detail).toContain('10,000')
  })

  it('is for whoever may write: not for an auditor, and for a requester only what is his', async () => {
    const own = (await employee.post('/incidents', { title: 'Mine' })).body.id
    const ids = [own, ...(await incidents(1))]
    expect((await bulk(auditor, { ids, set: { impact: '1' } })).status).toBe(403)
    const commented = await bulk(employee, { ids, command: 'comment', input: { body: 'Any news?' } })
    expect(commented.body).toMatchObject({ total: 2, changes: 1, notAllowed: [{ id: ids[1], number: null }] })
    expect((await world.inject({ method: 'POST', url: '/api/v1/incidents/bulk', payload: {} })).status).toBe(
      401,
    )
  })
})

describe('the undo', () => {
  it('gives each field back what it held, where nobody changed it since', async () => {
    const ids = await incidents(3, { impact: '2', urgency: '2' })
    const run = await bulk(agent, { ids, set: { impact: '1', assignee: agent.id } })
    await colleague.patch(`/incidents/${ids[1]}`, { assignee: colleague.id })
    await colleague.patch(`/incidents/${ids[2]}`, { assignee: colleague.id, impact: '3' })
    const { status, body } = await agent.post(`/jobs/${run.body.undo}/undo`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ total: 3, changes: 2, undo: null })
    expect(body.notAllowed).toMatchObject([
      { id: ids[2], reason: 'It was changed again since, so it was left as it is.' },
    ])
    const read = async (id = '') => (await agent.get(`/incidents/${id}`)).body
    expect(await read(ids[0])).toMatchObject({ impact: '2', priority: '3', assignee: null })
    expect(await read(ids[1])).toMatchObject({ impact: '2', assignee: { id: colleague.id } })
    expect(await read(ids[2])).toMatchObject({ impact: '3', assignee: { id: colleague.id } })
  })

  it('works once, and only for whoever did it or an administrator', async () => {
    const run = await bulk(agent, { ids: await incidents(1), set: { impact: '1' } })
    const path = `/jobs/${run.body.undo}/undo`
    expect((await colleague.post(path)).status).toBe(404)
    expect((await admin.post(path)).status).toBe(200)
    expect((await agent.post(path)).body.detail).toBe('This was undone already.')
    expect((await agent.post(`/jobs/${randomUUID()}/undo`)).status).toBe(404)
  })

  it('brings back what an edit emptied beside the field that was set', async () => {
    const [one, two] = [
      await world.create('category', { name: 'Hardware' }),
      await world.create('category', { name: 'Software' }),
    ]
    const sub = await world.create('category', { name: 'Printers', parent: one.id })
    const ids = await incidents(1, { category: one.id, subcategory: sub.id })
    const run = await bulk(agent, { ids, set: { category: two.id } })
    await agent.post(`/jobs/${run.body.undo}/undo`)
    const { body } = await agent.get(`/incidents/${ids[0]}`)
    expect(body).toMatchObject({ category: { id: one.id }, subcategory: { id: sub.id } })
  })
})
