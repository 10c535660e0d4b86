import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let owner: TestPerson
let agent: TestPerson
let auditor: TestPerson
let employee: TestPerson
let desk: { id: string; name: string }
let network: { id: string; name: string }

beforeAll(async () => {
  world = await testSteward()
  owner = await world.person('Mara Owner', ['process_owner', 'agent'])
  agent = await world.person('Ben Agent', ['agent'])
  auditor = await world.person('Ines Auditor', ['auditor'])
  employee = await world.person('Emil Employee', ['requester'])
  desk = await world.group('Desk', [agent.id])
  network = await world.group('Network', [])
})
afterAll(() => world.stop())

type Step = Record<string, unknown>
let count = 0
const macro = async (steps: Step[], more: Record<string, unknown> = {}) =>
  (await owner.post('/macros', { name: `Macro ${count++}`, recordType: 'incident', steps, ...more })).body
const incident = async (more: Record<string, unknown> = {}) =>
  (await agent.post('/incidents', { title: 'No mail', requester: employee.id, group: desk.id, ...more })).body
const factCount = async (id: string): Promise<number> =>
  Number(
    (
      await sql<{ count: number }>`select count(*)::int as count from ledger where record_id = ${id}`.execute(
        world.steward.kernel.db,
      )
    ).rows[0]?.count,
  )

/** A fact's differences come back from the ledger in no certain order. */
const sorted = (changes: unknown[]): string[] => changes.map(change => JSON.stringify(change)).toSorted()

const handOver: () => Step[] = () => [
  { kind: 'set', fields: { impact: '2', urgency: '1' } },
  { kind: 'command', command: 'assign', input: { group: network.id } },
  { kind: 'reply', text: 'Hello {requester.first}, {group} looks into {number} now.' },
  { kind: 'note', text: 'Handed over by {me}.' },
  { kind: 'command', command: 'hold', input: { holdReason: 'vendor' } },
]

describe('keeping macros', () => {
  it('refuses each wrong step by pointer', async () => {
    const wrong: [Step[], string][] = [
      [[], '/steps'],
      [[{ kind: 'dance' }], '/steps/0/kind'],
      [
        [
          { kind: 'note', text: 'Hi' },
          { kind: 'set', fields: { nonsense: 1 } },
        ],
        '/steps/1/fields/nonsense',
      ],
      [[{ kind: 'set', fields: { impact: 'huge' } }], '/steps/0/fields/impact'],
      [[{ kind: 'set', fields: { state: 'closed' } }], '/steps/0/fields/state'],
      [[{ kind: 'set', fields: {} }], '/steps/0/fields'],
      [[{ kind: 'command', command: 'fly' }], '/steps/0/command'],
      [[{ kind: 'command', command: 'assignByRule', input: {} }], '/steps/0/command'],
      [
        [{ kind: 'command', command: 'resolve', input: { closureCode: 'solved' } }],
        '/steps/0/input/closureNotes',
      ],
      [[{ kind: 'command', command: 'hold', input: { holdReason: 'tea' } }], '/steps/0/input/holdReason'],
      [[{ kind: 'command', command: 'hold', input: { holdReason: 'caller' } }], '/steps/0/input/comment'],
      [[{ kind: 'command', command: 'assign', input: { group: employee.id } }], '/steps/0/input/group'],
      [[{ kind: 'reply', text: 'Hello {requestor}' }], '/steps/0/text'],
      [[{ kind: 'reply', text: ' ' }], '/steps/0/text'],
      [
        [{ kind: 'command', command: 'resolve', input: { closureCode: 'solved', closureNotes: '{nobody}' } }],
        '/steps/0/input/closureNotes',
      ],
      [
        [
          { kind: 'command', command: 'cancel', input: { reason: 'Twice' } },
          { kind: 'command', command: 'start', input: {} },
        ],
        '/steps/1/command',
      ],
    ]
    for (const [steps, pointer] of wrong) {
      const answer = await owner.post('/macros', { name: 'Wrong', recordType: 'incident', steps })
      expect(answer.status, pointer).toBe(422)
      expect(answer.body.errors[0].pointer).toBe(pointer)
    }
  })

  it('shows its steps with the names of what they refer to', async () => {
    const { id } = await macro(handOver())
    const { steps } = (await agent.get(`/macros/${id}/steps`)).body
    expect(steps[1]).toEqual({
      kind: 'command',
      command: 'assign',
      input: { group: { id: network.id, name: 'Network' } },
    })
  })
})

describe('the preview', () => {
  it('says which fields change from what to what, what is said to whom, which state follows, and writes nothing', async () => {
    const { id } = await macro(handOver())
    const record = await incident()
    const before = await factCount(record.id)
    const { status, body } = await agent.post(`/incidents/${record.id}/macro/preview`, { macro: id })
    expect(status).toBe(200)
    expect(body).toMatchObject({ version: record.version, refused: null })
    expect(body.steps[0].changes).toContainEqual({
      field: 'impact',
      label: 'Impact',
      from: 'Low',
      to: 'Medium',
    })
    expect(body.steps[0].changes).toContainEqual({
      field: 'priority',
      label: 'Priority',
      from: 'Planning',
      to: 'High',
    })
    expect(body.steps[1].changes).toContainEqual({
      field: 'group',
      label: 'Group',
      from: 'Desk',
      to: 'Network',
    })
    expect(body.steps[2].says).toEqual([
      {
        internal: false,
        to: ['Emil Employee'],
        text: `Hello Emil, Network looks into ${record.number} now.`,
      },
    ])
    expect(body.steps[3].says).toEqual([{ internal: true, to: [], text: 'Handed over by Ben Agent.' }])
    expect(body.steps[4].changes).toContainEqual({
      field: 'state',
      label: 'State',
      from: 'New',
      to: 'On hold',
    })
    expect(await factCount(record.id)).toBe(before)
    expect((await agent.get(`/incidents/${record.id}`)).body.version).toBe(record.version)
  })

  it('names the step that would be refused, and why', async () => {
    const { id } = await macro([
      { kind: 'set', fields: { impact: '1' } },
      { kind: 'command', command: 'reopen', input: { reason: 'Again' } },
    ])
    const record = await incident()
    const { body } = await agent.post(`/incidents/${record.id}/macro/preview`, { macro: id })
    expect(body.steps).toHaveLength(1)
    expect(body.refused).toMatchObject({ step: 1 })
    expect(body.refused.reason).toContain('reopen')
  })

  it('refuses a text that would be sent with a gap', async () => {
    const { id } = await macro([{ kind: 'reply', text: 'About {service}' }])
    const record = await incident()
    const { body } = await agent.post(`/incidents/${record.id}/macro/preview`, { macro: id })
    expect(body.refused.reason).toContain('{service}')
  })
})

describe('a run', () => {
  it('does exactly what the preview said, each step a fact that names the macro to staff only', async () => {
    const { id, name } = await macro(handOver())
    const record = await incident()
    const preview = (await agent.post(`/incidents/${record.id}/macro/preview`, { macro: id })).body
    const order = { macro: id, version: preview.version }
    const { status, body } = await agent.post(`/incidents/${record.id}/macro/run`, order)
    expect(status).toBe(200)
    expect(body.record).toMatchObject({ impact: '2', state: 'on_hold', holdReason: 'vendor', assignee: null })
    expect(body.record.group.name).toBe('Network')
    const { items } = (await agent.get(`/incidents/${record.id}/timeline`)).body
    const own = items.filter((item: { cause?: { run: string } }) => item.cause?.run === body.run)
    expect(own.map((item: { fact: string }) => item.fact)).toEqual([
      'incident.edited',
      'incident.assigned',
      'incident.commented',
      'incident.commented',
      'incident.held',
    ])
    expect(own[0].cause).toMatchObject({ type: 'macro', id, name })
    const said = own.map((item: { changes: unknown[] }) => sorted(item.changes))
    expect(said).toEqual(preview.steps.map((step: { changes: unknown[] }) => sorted(step.changes)))
    const hers = JSON.stringify((await employee.get(`/incidents/${record.id}/timeline`)).body)
    expect(hers).toContain('Network looks into')
    expect(hers).not.toContain(name)
    expect(hers).not.toContain('Handed over by')
  })

  it('does nothing at all when one step is refused', async () => {
    const { id } = await macro([
      { kind: 'reply', text: 'Hello' },
      { kind: 'command', command: 'reopen', input: { reason: 'Again' } },
    ])
    const record = await incident()
    const before = await factCount(record.id)
    const answer = await agent.post(`/incidents/${record.id}/macro/run`, { macro: id })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ code: 'not_now', step: 1 })
    expect(await factCount(record.id)).toBe(before)
  })

  it('does nothing when the record moved on since the preview', async () => {
    const { id } = await macro([{ kind: 'note', text: 'Seen' }])
    const record = await incident()
    await agent.patch(`/incidents/${record.id}`, { title: 'Other' })
    const stale = await agent.post(`/incidents/${record.id}/macro/run`, {
      macro: id,
      version: record.version,
    })
    expect(stale.status).toBe(409)
    expect(stale.body.code).toBe('version_conflict')
  })

  it('happens once for a key, however often it is sent', async () => {
    const { id } = await macro([{ kind: 'reply', text: 'Only once' }])
    const record = await incident()
    const key = { 'idempotency-key': `macro-${record.id}` }
    const first = await agent.post(`/incidents/${record.id}/macro/run`, { macro: id }, key)
    const second = await agent.post(`/incidents/${record.id}/macro/run`, { macro: id }, key)
    expect(second.body).toEqual(first.body)
    const { items } = (await agent.get(`/incidents/${record.id}/timeline`)).body
    expect(items.filter((item: { comment?: unknown }) => item.comment)).toHaveLength(1)
  })

  it('is for those who may use the macro, see the record and do each step', async () => {
    const { id } = await macro([{ kind: 'note', text: 'Seen' }])
    const { id: ofNetwork } = await macro([{ kind: 'note', text: 'Seen' }], { group: network.id })
    const { id: retired } = await macro([{ kind: 'note', text: 'Seen' }], { active: false })
    const { id: priority } = await macro([
      { kind: 'command', command: 'setPriority', input: { priority: '1', reason: 'Board' } },
    ])
    const record = await incident()
    const run = (person: TestPerson, which: string) =>
      person.post(`/incidents/${record.id}/macro/run`, { macro: which })
    expect((await run(employee, id)).status).toBe(404)
    expect((await run(auditor, id)).status).toBe(403)
    expect((await run(agent, ofNetwork)).status).toBe(404)
    expect((await run(agent, retired)).status).toBe(409)
    expect((await run(agent, priority)).status).toBe(403)
    expect((await agent.post('/incidents/INC9999999/macro/run', { macro: id })).status).toBe(404)
  })
})

describe('taking a run back', () => {
  it('gives the fields back, and says what stays', async () => {
    const { id } = await macro(handOver())
    const record = await incident()
    const { run } = (await agent.post(`/incidents/${record.id}/macro/run`, { macro: id })).body
    const { status, body } = await agent.post(`/incidents/${record.id}/macro/undo`, { run })
    expect(status).toBe(200)
    expect(body.record).toMatchObject({
      impact: '3',
      urgency: '3',
      priority: record.priority,
      state: 'on_hold',
    })
    expect(body.record.group.name).toBe('Desk')
    expect(body.fields).toEqual(expect.arrayContaining(['impact', 'urgency', 'group', 'priority']))
    expect(body.left).toEqual(expect.arrayContaining(['state', 'holdReason']))
    expect(body).toMatchObject({ replies: 1, notes: 1 })
    expect((await agent.post(`/incidents/${record.id}/macro/undo`, { run })).status).toBe(409)
  })

  it('leaves what somebody changed since', async () => {
    const { id } = await macro([{ kind: 'set', fields: { impact: '2', urgency: '2' } }])
    const record = await incident()
    const { run } = (await agent.post(`/incidents/${record.id}/macro/run`, { macro: id })).body
    await owner.patch(`/incidents/${record.id}`, { urgency: '1' })
    const { body } = await agent.post(`/incidents/${record.id}/macro/undo`, { run })
    expect(body.record).toMatchObject({ impact: '3', urgency: '1' })
    expect(body.left).toContain('urgency')
  })

  it('knows no run of another record', async () => {
    const { id } = await macro([{ kind: 'set', fields: { impact: '2' } }])
    const [one, other] = [await incident(), await incident()]
    const { run } = (await agent.post(`/incidents/${one.id}/macro/run`, { macro: id })).body
    expect((await agent.post(`/incidents/${other.id}/macro/undo`, { run })).status).toBe(404)
    expect((await auditor.post(`/incidents/${one.id}/macro/undo`, { run })).status).toBe(403)
  })
})
