import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildRegistry, groundModules, practiceModules } from '../../src/main/registry.ts'
import { rooms } from '../../src/main/rooms.ts'
import { keyLoanModule, keyLoanRoom } from '../fixtures/key-loan/index.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let ben: TestPerson
let mara: TestPerson
let anna: TestPerson
let otto: TestPerson

beforeAll(async () => {
  const registry = buildRegistry([...practiceModules, ...groundModules, keyLoanModule])
  world = await testSteward({ registry, rooms: [...rooms, keyLoanRoom] })
  ben = await world.person('Ben Agent', ['agent'])
  mara = await world.person('Mara Owner', ['process_owner', 'agent'])
  anna = await world.person('Anna Caller', ['requester'])
  otto = await world.person('Otto Auditor', ['auditor'])
})
afterAll(() => world.stop())

interface Item {
  id: string
  text: string
  mandatory: boolean
  done: { by: { name: string } } | null
}

const opened = async (title: string): Promise<string> =>
  (await ben.post('/incidents', { title, requester: anna.id })).body.id
const itemsOf = async (id: string): Promise<Item[]> =>
  (await ben.get(`/incidents/${id}/checklist`)).body.items
const texts = async (id: string) => (await itemsOf(id)).map(item => item.text)
const act = (who: TestPerson, id: string, command: string, input: object) =>
  who.post(`/incidents/${id}/${command}`, input)
const withItems = async (...lines: string[]): Promise<[string, Item[]]> => {
  const id = await opened('With a list')
  for (const text of lines) {
    const input = { text: text.replace('!', ''), mandatory: text.startsWith('!') }
    expect((await act(ben, id, 'addChecklistItem', input)).status).toBe(200)
  }
  return [id, await itemsOf(id)]
}
const resolution = { closureCode: 'solved', closureNotes: 'Done.' }

it('adds, renames, moves, ticks, unticks and removes items, each kept in the history and hidden from the requester', async () => {
  const [id, [a, b, c]] = await withItems('Print the form', 'Back up the laptop', '!Wipe the disk')
  expect(c).toMatchObject({ text: 'Wipe the disk', mandatory: true, done: null })
  await act(ben, id, 'editChecklistItem', { item: a?.id, text: 'Print both forms', mandatory: true })
  await act(ben, id, 'moveChecklistItem', { item: c?.id, to: 1 })
  expect(await texts(id)).toEqual(['Wipe the disk', 'Print both forms', 'Back up the laptop'])
  await act(ben, id, 'tickChecklistItem', { item: c?.id })
  await act(mara, id, 'tickChecklistItem', { item: b?.id })
  await act(ben, id, 'untickChecklistItem', { item: b?.id })
  expect((await ben.get(`/incidents/${id}/checklist`)).body).toMatchObject({
    done: 1,
    total: 3,
    items: [{ done: { by: { id: ben.id, name: 'Ben Agent' } } }, { done: null }, { done: null }],
  })
  await act(ben, id, 'removeChecklistItem', { item: a?.id })
  expect(await texts(id)).toEqual(['Wipe the disk', 'Back up the laptop'])

  const history = (await ben.get(`/incidents/${id}/timeline`)).body.items.slice(4)
  const told = history.map((entry: { label: string; data: { text: string } }) => [
    entry.label,
    entry.data.text,
  ])
  expect(told).toEqual([
    ['changed a checklist item', 'Print both forms'],
    ['moved a checklist item', 'Wipe the disk'],
    ['ticked off', 'Wipe the disk'],
    ['ticked off', 'Back up the laptop'],
    ['took the tick away', 'Back up the laptop'],
    ['removed a checklist item', 'Print both forms'],
  ])
  const hers = JSON.stringify((await anna.get(`/incidents/${id}/timeline`)).body)
  expect(hers).not.toMatch(/hecklist|Wipe the disk/)
})

it('changes nothing when an act is repeated', async () => {
  const [id, [item]] = await withItems('Once')
  const version = async () => (await ben.get(`/incidents/${id}`)).body.version
  await act(ben, id, 'tickChecklistItem', { item: item?.id })
  const before = await version()
  await act(mara, id, 'tickChecklistItem', { item: item?.id })
  await act(ben, id, 'moveChecklistItem', { item: item?.id, to: 1 })
  await act(ben, id, 'editChecklistItem', { item: item?.id, text: 'Once' })
  expect(await version()).toBe(before)
  expect((await itemsOf(id))[0]?.done?.by.name).toBe('Ben Agent')
})

it('is no business of requesters, read-only for auditors, and not there for who may not see the record', async () => {
  const [id, [item]] = await withItems('Secret step')
  for (const who of [anna, otto]) {
    expect((await act(who, id, 'addChecklistItem', { text: 'Mine' })).status).toBe(403)
    expect((await act(who, id, 'tickChecklistItem', { item: item?.id })).status).toBe(403)
  }
  expect((await anna.get(`/incidents/${id}/checklist`)).status).toBe(403)
  expect((await otto.get(`/incidents/${id}/checklist`)).body.items).toHaveLength(1)
  const emil = await world.person('Emil Caller', ['requester'])
  expect((await emil.get(`/incidents/${id}/checklist`)).status).toBe(404)
  expect((await act(emil, id, 'tickChecklistItem', { item: item?.id })).status).toBe(404)
  const [, [other]] = await withItems('Of another record')
  expect((await act(ben, id, 'tickChecklistItem', { item: other?.id })).status).toBe(404)
  expect((await act(ben, id, 'removeChecklistItem', { item: 'nonsense' })).status).toBe(404)
})

it('refuses what is no item, by field', async () => {
  const [id, [item]] = await withItems('Fine')
  for (const input of [{}, { text: '  ' }, { text: 'x'.repeat(301) }, { text: 'a', rank: 1 }])
    expect((await act(ben, id, 'addChecklistItem', input)).status, JSON.stringify(input)).toBe(422)
  const emptied = await act(ben, id, 'editChecklistItem', { item: item?.id, text: '' })
  expect(emptied.body.errors[0].pointer).toBe('/text')
})

it('does not let a record be resolved while a mandatory item is open, and names what is open', async () => {
  const [id, [form, disk, , key]] = await withItems('Form', '!Wipe the disk', 'Photo', '!Lock the account')
  const refused = await ben.post(`/incidents/${id}/resolve`, resolution)
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ code: 'not_now', guard: 'checklist' })
  expect(refused.body.detail).toBe(
    '2 mandatory items of the checklist are still open: “Wipe the disk”, “Lock the account”.',
  )
  expect(form?.mandatory).toBe(false)
  await act(ben, id, 'tickChecklistItem', { item: disk?.id })
  const once = await ben.post(`/incidents/${id}/resolve`, resolution)
  expect(once.body.detail).toBe('A mandatory item of the checklist is still open: “Lock the account”.')
  await act(ben, id, 'editChecklistItem', { item: key?.id, mandatory: false })
  expect((await ben.post(`/incidents/${id}/resolve`, resolution)).body.state).toBe('resolved')
})

it('still lets a record be put on hold, cancelled or merged with mandatory items open', async () => {
  const [held] = await withItems('!Open')
  const [kept] = await withItems('!Open')
  expect((await ben.post(`/incidents/${held}/hold`, { holdReason: 'vendor' })).status).toBe(200)
  expect((await ben.post(`/incidents/${held}/merge`, { mergedInto: kept })).status).toBe(200)
  expect((await ben.post(`/incidents/${kept}/cancel`, { reason: 'Not needed.' })).status).toBe(200)
})

it('holds for any work item: a key is not taken back while something is open', async () => {
  const { id } = (await ben.post('/key-loans', { title: 'Cellar', room: 'B 12' })).body
  await ben.post(`/key-loans/${id}/addChecklistItem`, { text: 'Count the keys', mandatory: true })
  expect((await ben.post(`/key-loans/${id}/takeBack`, {})).body.detail).toMatch(/“Count the keys”/)
  const { items } = (await ben.get(`/key-loans/${id}/checklist`)).body
  await ben.post(`/key-loans/${id}/tickChecklistItem`, { item: items[0].id })
  expect((await ben.post(`/key-loans/${id}/takeBack`, {})).body.state).toBe('returned')
})

it('puts a template on a record in one act, behind what stands there and nothing twice', async () => {
  const made = await mara.post('/checklist-templates', {
    name: 'Laptop handover',
    items: 'Print the form\n! Wipe the disk\n\nHand it over',
  })
  expect(made.status).toBe(201)
  const [id] = await withItems('Call first', 'Print the form')
  const template = { template: made.body.id }
  const version = (await act(ben, id, 'applyChecklist', template)).body.version
  expect(await itemsOf(id)).toMatchObject([
    { text: 'Call first' },
    { text: 'Print the form', mandatory: false },
    { text: 'Wipe the disk', mandatory: true },
    { text: 'Hand it over' },
  ])
  expect((await act(ben, id, 'applyChecklist', template)).body.version).toBe(version)
  const { body } = await ben.get(`/incidents/${id}/timeline`)
  expect(body.items.at(-1)).toMatchObject({ internal: true, data: { text: 'Laptop handover', count: 2 } })
})

it('keeps templates with the process owner, and a group’s with its members', async () => {
  const input = { name: 'Account compromise', items: '! Lock the account' }
  for (const who of [ben, anna, otto])
    expect((await who.post('/checklist-templates', input)).status).toBe(403)
  const security = await world.group('Security', [mara.id])
  const { body } = await mara.post('/checklist-templates', { ...input, group: security.id })
  const id = await opened('Account')
  expect((await act(ben, id, 'applyChecklist', { template: body.id })).body.errors[0].pointer).toBe(
    '/template',
  )
  expect((await act(mara, id, 'applyChecklist', { template: body.id })).status).toBe(200)
  await mara.patch(`/checklist-templates/${body.id}`, { active: false })
  expect((await act(mara, id, 'applyChecklist', { template: body.id })).body.detail).toMatch(
    /no longer in use/,
  )
  expect(
    (await mara.post('/checklist-templates', { name: 'Empty', items: ' \n!' })).body.errors[0].pointer,
  ).toBe('/items')
  expect((await anna.get('/checklist-templates')).body.items).toEqual([])
})

it('keeps both when two people work on one list at the same moment', async () => {
  const [id, items] = await withItems('a', 'b', 'c', 'd')
  const answers = await Promise.all(
    items.map((item, index) => act(index % 2 ? mara : ben, id, 'tickChecklistItem', { item: item.id })),
  )
  expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200])
  expect((await ben.get(`/incidents/${id}/checklist`)).body.done).toBe(4)
})

it('has a bound', async () => {
  const lines = Array.from({ length: 100 }, (_, index) => `Step ${index}`).join('\n')
  const { body } = await mara.post('/checklist-templates', { name: 'Long', items: lines })
  const id = await opened('Long')
  expect((await act(ben, id, 'applyChecklist', { template: body.id })).status).toBe(200)
  expect((await act(ben, id, 'addChecklistItem', { text: 'One more' })).status).toBe(409)
  const last = (await itemsOf(id)).at(-1)
  expect((await act(ben, id, 'moveChecklistItem', { item: last?.id, to: 1 })).status).toBe(200)
  expect((await texts(id)).slice(0, 2)).toEqual(['Step 99', 'Step 0'])
})
