import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let agent: TestPerson
let employee: TestPerson

beforeAll(async () => {
  world = await testSteward()
  const admin = await world.person('Ada Admin', ['administrator', 'agent'])
  agent = await world.person('Ben Agent', ['agent'])
  employee = await world.person('Emil Employee', ['requester'])
  const field = { recordType: 'incident', kind: 'text', key: 'building', label: 'Building' }
  await admin.post('/custom-fields', field)
  await admin.post('/custom-fields', { ...field, key: 'suspicion', label: 'Suspicion', internal: true })
  // The same label as a built-in field.
  await admin.post('/custom-fields', { ...field, key: 'site', label: 'Location' })
  await world.steward.kernel.settings.refresh()
})
afterAll(() => world.stop())

type Row = Record<string, string>
const tableOf = (text: string): Row[] => parse(text, { bom: true, columns: true })

it('gives every column with labels, names for references, and a file name', async () => {
  const { id: group } = await world.group('Service desk', [agent.id])
  const made = await agent.post('/incidents', {
    title: 'Printer "B3", jammed',
    description: 'Line one\nLine two',
    requester: employee.id,
    group,
    impact: '1',
    custom: { building: 'C', site: 'North' },
  })
  const answer = await agent.get(`/incidents/export?q=${encodeURIComponent('"jammed"')}`)
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toBe('attachment; filename="incidents-2026-03-02.csv"')
  expect(answer.body.startsWith('\uFEFF')).toBe(true)
  expect(tableOf(answer.body)).toHaveLength(1)
  expect(tableOf(answer.body)[0]).toMatchObject({
    Number: made.body.number,
    State: 'New',
    Subject: 'Printer "B3", jammed',
    Description: 'Line one\nLine two',
    Requester: 'Emil Employee',
    Group: 'Service desk',
    Assignee: '',
    Priority: 'Moderate',
    Opened: '2026-03-02T09:00:00.000Z',
    Building: 'C',
    'Location (site)': 'North',
    'Location (location)': '',
  })
})

it('gives the same records as the API as JSON lines', async () => {
  const { items } = (await agent.get('/incidents?limit=200&sort=-createdAt')).body
  const answer = await agent.get('/incidents/export?format=jsonl')
  expect(answer.headers['content-type']).toBe('application/jsonl; charset=utf-8')
  const lines = answer.body.trim().split('\n')
  const read = lines.map((line: string) => JSON.parse(line))
  expect(read).toEqual(items.map(({ abilities: _, ...record }: Row) => record))
})

it('gives a requester his own records and nothing internal, by whatever column', async () => {
  await agent.post('/incidents', { title: 'Not for Emil' })
  const mine = await employee.post('/incidents', { title: 'Mine' })
  await agent.patch(`/incidents/${mine.body.id}`, { custom: { suspicion: 'sabotage' } })
  for (const format of ['csv', 'jsonl']) {
    const { body } = await employee.get(`/incidents/export?format=${format}`)
    expect(body).toContain('Mine')
    for (const hidden of [
      'Not for Emil',
      'sabotage',
      'Suspicion',
      'suspicion',
      'Reassigned',
      'reassignmentCount',
    ])
      expect(body).not.toContain(hidden)
  }
  expect((await employee.get('/incidents/export?q=suspicion:sabotage')).status).toBe(400)
  expect((await world.inject({ method: 'GET', url: '/api/v1/incidents/export' })).status).toBe(401)
})

it('keeps a spreadsheet from running what somebody wrote', async () => {
  const titles = ['=cmd|calc', '+1+1', '-2+3', '@SUM(A1)', '=HYPERLINK("http://x.example","y")', '\uFF1D1']
  for (const title of titles) await agent.post('/incidents', { title, channel: 'phone' })
  const rows = tableOf((await agent.get('/incidents/export?q=channel:phone')).body)
  expect(rows.map(row => row.Subject).sort()).toEqual(titles.map(title => `'${title}`).sort())
})

it('gives every row of a long list once, by a query of words too, while rows are being changed', async () => {
  const { db } = world.steward.kernel
  await sql`insert into work_item (id, type, number, title, state, state_category, created_at, updated_at)
    select gen_random_uuid(), 'incident', 'INC7' || lpad(n::text, 6, '0'), 'Wombat sighting', 'new', 'open', now(), now()
    from generate_series(1, 1700) n`.execute(db)
  await sql`insert into incident (id) select id from work_item where title = 'Wombat sighting'`.execute(db)
  const changing = sql`update work_item set updated_at = now() + random() * interval '1 day' where title like 'Wombat%'`
  const [answer] = await Promise.all([agent.get('/incidents/export?q=wombat'), changing.execute(db)])
  const numbers = tableOf(answer.body).map(row => row.Number)
  expect(numbers).toHaveLength(1700)
  expect(new Set(numbers).size).toBe(1700)
})

it('refuses what it cannot understand before the first byte, and gives an empty list its heading', async () => {
  expect((await agent.get('/incidents/export?q=nonsense:1')).status).toBe(400)
  expect((await agent.get('/incidents/export?format=xlsx')).status).toBe(400)
  const empty = await agent.get('/incidents/export?q=state:closed')
  expect(empty.status).toBe(200)
  expect(empty.body.split('\r\n')[0]).toContain('Number,State,Opened')
  expect(tableOf(empty.body)).toEqual([])
})

it('knows every type: people by their labels', async () => {
  const rows = tableOf((await agent.get('/people/export')).body)
  expect(rows.find(row => row.Name === 'Ben Agent')).toMatchObject({ Roles: 'Agent', Active: 'true' })
})
