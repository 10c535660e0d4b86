import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultMatrix } from '../../src/practices/incident/priority.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let agent: TestPerson
let owner: TestPerson
let anna: TestPerson
let desk: { id: string }
let network: { id: string }

beforeAll(async () => {
  world = await testSteward({ working: true })
  agent = await world.person('Ben Agent', ['agent'])
  owner = await world.person('Mara Owner', ['process_owner', 'agent'])
  anna = await world.person('Anna Caller', ['requester'])
  desk = await world.group('Service Desk', [agent.id])
  network = await world.group('Network', [])
})
afterAll(() => world.stop())

type Incident = Record<string, unknown> & { id: string; version: number; abilities: Record<string, boolean> }

async function opened(more: Record<string, unknown> = {}): Promise<Incident> {
  const { body } = await agent.post('/incidents', { title: 'Printer jam', requester: anna.id, ...more })
  return body
}

async function facts(id: string, reader = agent): Promise<string[]> {
  const { body } = await reader.get(`/incidents/${id}/timeline`)
  return body.items.map((item: { fact: string }) => item.fact)
}

const resolution = { closureCode: 'solved', closureNotes: 'Cleaned the rollers.' }

describe('the priority', () => {
  it.each(Object.entries(defaultMatrix))('follows impact and urgency %s', async (key, priority) => {
    const [impact, urgency] = key.split(',')
    expect((await opened({ impact, urgency })).priority).toBe(priority)
  })

  it('follows an edited matrix, and a change of impact', async () => {
    const matrix = { ...defaultMatrix, '1,1': '2' }
    const setting = await world.create('setting', { key: 'incident.priorityMatrix', value: matrix })
    await world.steward.kernel.settings.refresh()
    const incident = await opened({ impact: '1', urgency: '1' })
    expect(incident.priority).toBe('2')
    expect((await agent.patch(`/incidents/${incident.id}`, { impact: '3' })).body.priority).toBe('3')
    expect(setting.id).toBeTruthy()
  })

  it('is set by hand only with the right and a reason, stays then, and is in the history', async () => {
    const incident = await opened()
    const wish = { priority: '1', reason: 'Board meeting' }
    expect((await agent.post(`/incidents/${incident.id}/setPriority`, wish)).status).toBe(403)
    expect((await owner.post(`/incidents/${incident.id}/setPriority`, { priority: '1' })).status).toBe(422)
    expect((await owner.post(`/incidents/${incident.id}/setPriority`, wish)).body.priority).toBe('1')
    expect((await agent.patch(`/incidents/${incident.id}`, { impact: '2' })).body.priority).toBe('1')
    expect(await facts(incident.id)).toContain('incident.prioritySet')
    expect((await agent.patch(`/incidents/${incident.id}`, { priority: '5' })).status).toBe(422)
  })
})

describe('the life of an incident', () => {
  it('goes from new to closed, each step a fact with its exact difference', async () => {
    const { id } = await opened({ group: desk.id })
    expect((await agent.post(`/incidents/${id}/start`, {})).body).toMatchObject({
      state: 'in_progress',
      assignee: { name: 'Ben Agent' },
    })
    expect((await agent.post(`/incidents/${id}/resolve`, resolution)).body).toMatchObject({
      state: 'resolved',
      stateCategory: 'done',
      ...resolution,
      resolvedBy: { id: agent.id },
    })
    expect((await anna.post(`/incidents/${id}/close`, {})).body.state).toBe('closed')
    expect(await facts(id)).toEqual([
      'incident.created',
      'incident.started',
      'incident.resolved',
      'incident.closed',
    ])
    const { body } = await agent.get(`/incidents/${id}/timeline`)
    expect(body.items[1].changes).toHaveLength(2)
    expect(body.items[1].changes).toContainEqual({
      field: 'assignee',
      label: 'Assignee',
      from: null,
      to: 'Ben Agent',
    })
    expect(body.items[1].changes).toContainEqual({
      field: 'state',
      label: 'State',
      from: 'New',
      to: 'In progress',
    })
  })

  it.each([
    ['resolve', resolution],
    ['start', {}],
    ['hold', { holdReason: 'vendor' }],
    ['cancel', { reason: 'x' }],
    ['assign', {}],
    ['resume', {}],
    ['reopen', { reason: 'x' }],
  ])('refuses to %s what is closed', async (command, input) => {
    const { id } = await opened()
    await agent.post(`/incidents/${id}/resolve`, resolution)
    await agent.post(`/incidents/${id}/close`, {})
    const answer = await agent.post(`/incidents/${id}/${command}`, input)
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ code: 'not_now', state: 'closed' })
  })

  it('needs a resolution code and notes', async () => {
    const { id } = await opened()
    const answer = await agent.post(`/incidents/${id}/resolve`, { closureCode: 'magic' })
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '/closureCode',
      '/closureNotes',
    ])
  })

  it('needs a question when it waits for the caller, and resumes when the caller answers', async () => {
    const { id } = await opened()
    expect((await agent.post(`/incidents/${id}/hold`, { holdReason: 'caller' })).body.errors[0].pointer).toBe(
      '/comment',
    )
    const held = await agent.post(`/incidents/${id}/hold`, {
      holdReason: 'caller',
      comment: 'Which printer is it?',
    })
    expect(held.body).toMatchObject({ state: 'on_hold', holdReason: 'caller', lastWordBy: 'staff' })
    await anna.post(`/incidents/${id}/comment`, { body: 'The one on floor 3.' })
    await expect
      .poll(async () => (await agent.get(`/incidents/${id}`)).body.state, { timeout: 8000 })
      .toBe('in_progress')
    const { body } = await agent.get(`/incidents/${id}/timeline`)
    expect(body.items.at(-1)).toMatchObject({
      fact: 'incident.resumed',
      actor: { name: 'system:incident', system: true },
    })
  })

  it('stays on hold when somebody else comments, and when it waits for a vendor', async () => {
    const { id } = await opened()
    await agent.post(`/incidents/${id}/hold`, { holdReason: 'vendor' })
    await anna.post(`/incidents/${id}/comment`, { body: 'Any news?' })
    await new Promise(resolve => setTimeout(resolve, 1500))
    expect((await agent.get(`/incidents/${id}`)).body).toMatchObject({
      state: 'on_hold',
      lastWordBy: 'requester',
    })
  })

  it('counts reopenings and hand-overs, not the first assignment', async () => {
    const { id } = await opened()
    expect((await agent.post(`/incidents/${id}/assign`, { group: desk.id })).body.reassignmentCount).toBe(0)
    expect((await agent.post(`/incidents/${id}/assign`, { assignee: agent.id })).body.reassignmentCount).toBe(
      0,
    )
    const moved = await agent.post(`/incidents/${id}/assign`, { group: network.id })
    expect(moved.body).toMatchObject({ reassignmentCount: 1, assignee: null, group: { name: 'Network' } })
    await agent.post(`/incidents/${id}/resolve`, resolution)
    const again = await anna.post(`/incidents/${id}/reopen`, { reason: 'Still jams.' })
    expect(again.body.state).toBe('in_progress')
    expect((await agent.get(`/incidents/${id}`)).body).toMatchObject({
      reopenCount: 1,
      closureCode: null,
      resolvedAt: null,
    })
  })

  it('keeps a subcategory within its category', async () => {
    const hardware = await world.create('category', { name: 'Hardware' })
    const software = await world.create('category', { name: 'Software' })
    const printer = await world.create('category', { name: 'Printer', parent: hardware.id })
    expect((await opened({ subcategory: printer.id })).category).toMatchObject({ name: 'Hardware' })
    const wrong = await agent.post('/incidents', {
      title: 'x',
      category: software.id,
      subcategory: printer.id,
    })
    expect(wrong.body.errors[0].pointer).toBe('/subcategory')
    const { id } = await opened({ subcategory: printer.id })
    expect((await agent.patch(`/incidents/${id}`, { category: software.id })).body.subcategory).toBeNull()
  })
})

describe('fifty people at once', () => {
  it('all get through, in turn, and no note is lost', async () => {
    const { id } = await opened()
    const notes = Array.from({ length: 50 }, (_, index) =>
      agent.post(`/incidents/${id}/comment`, { body: `Note ${index}`, internal: true }),
    )
    const answers = await Promise.all(notes)
    expect(answers.map(answer => answer.status)).toEqual(Array(50).fill(200))
    const { body } = await agent.get(`/incidents/${id}/timeline?limit=200`)
    const versions = body.items.map((item: { version: number }) => item.version)
    expect(new Set(versions).size).toBe(51)
    expect(body.items.filter((item: { comment?: unknown }) => item.comment)).toHaveLength(50)
  })

  it('draw fifty different numbers', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => opened()))
    expect(new Set(made.map(incident => incident.number)).size).toBe(50)
  })

  it('with one version in hand: one writes, the others are told', async () => {
    const { id, version } = await opened()
    const match = { 'if-match': `"${version}"` }
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        agent.patch(`/incidents/${id}`, { title: `Title ${index}` }, match),
      ),
    )
    expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
    expect(answers.filter(answer => answer.status === 409)).toHaveLength(19)
  })

  it('with one Idempotency-Key make one incident and get the same answer', async () => {
    const key = { 'idempotency-key': 'fifty-at-once' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => agent.post('/incidents', { title: 'Only one' }, key)),
    )
    expect(new Set(answers.map(answer => answer.body.id)).size).toBe(1)
    expect((await agent.get('/incidents/count?q="Only one"')).body.count).toBe(1)
  })
})
