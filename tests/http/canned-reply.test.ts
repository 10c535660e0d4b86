import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let owner: TestPerson
let agent: TestPerson
let outsider: TestPerson
let auditor: TestPerson
let employee: TestPerson
let desk: { id: string }

beforeAll(async () => {
  world = await testSteward()
  owner = await world.person('Mara Owner', ['process_owner', 'agent'])
  agent = await world.person('Ben Agent', ['agent'])
  outsider = await world.person('Olga Outsider', ['agent'])
  auditor = await world.person('Ines Auditor', ['auditor'])
  employee = await world.person('Emil Employee', ['requester'])
  desk = await world.group('Desk', [agent.id])
})
afterAll(() => world.stop())

const incident = (more: Record<string, unknown> = {}) =>
  world.create('incident', { title: 'No mail', requester: employee.id, ...more })

const filled = async (person: TestPerson, id: string) =>
  (await person.get(`/canned-replies/filled?type=incident&record=${id}`)).body.items

describe('keeping canned replies', () => {
  it('refuses a variable that does not exist, beside the text', async () => {
    const refused = await owner.post('/canned-replies', { name: 'Wrong', body: 'Hello {requestor}' })
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toMatchObject([{ pointer: '/body' }])
    expect(refused.body.errors[0].detail).toContain('{requester.first}')
    const { body: kept } = await owner.post('/canned-replies', { name: 'Right', body: 'Hello {requester}' })
    const edited = await owner.patch(`/canned-replies/${kept.id}`, { body: '{name}' })
    expect(edited.body.errors).toMatchObject([{ pointer: '/body' }])
  })

  it('is for process owners, and for agents where it is their own group', async () => {
    const reply = (name: string, more: Record<string, unknown> = {}) => ({ name, body: 'Hello', ...more })
    expect((await agent.post('/canned-replies', reply('For all'))).status).toBe(403)
    expect((await outsider.post('/canned-replies', reply('Of others', { group: desk.id }))).status).toBe(403)
    const own = await agent.post('/canned-replies', reply('Of the desk', { group: desk.id }))
    expect(own.status).toBe(201)
    expect((await agent.patch(`/canned-replies/${own.body.id}`, { body: 'Good day' })).status).toBe(200)
    expect((await agent.patch(`/canned-replies/${own.body.id}`, { group: null })).status).toBe(403)
    expect((await outsider.get(`/canned-replies/${own.body.id}`)).status).toBe(404)
    expect((await auditor.post('/canned-replies', reply('Audited', { group: desk.id }))).status).toBe(403)
    expect((await employee.get('/canned-replies')).body.items).toEqual([])
  })
})

describe('canned replies on a record', () => {
  it('are filled in from it, and name what it has nothing for', async () => {
    const { id, number } = await incident({ group: desk.id })
    await owner.post('/canned-replies', {
      name: 'A full one',
      body: '{requester}|{requester.first}|{number}|{subject}|{me}|{group}|{service}',
    })
    const reply = (await filled(agent, id)).find((item: { name: string }) => item.name === 'A full one')
    expect(reply).toMatchObject({
      text: `Emil Employee|Emil|${number}|No mail|Ben Agent|Desk|{service}`,
      missing: ['service'],
    })
  })

  it('are those the person may use, the active ones, by name', async () => {
    const { id } = await incident()
    await owner.post('/canned-replies', { name: 'Old', body: 'Old', active: false })
    await owner.post('/canned-replies', { name: 'Desk only', body: 'Desk', group: desk.id })
    const names = async (person: TestPerson) =>
      (await filled(person, id)).map((item: { name: string }) => item.name)
    expect(await names(agent)).toContain('Desk only')
    expect(await names(outsider)).not.toContain('Desk only')
    expect(await names(agent)).not.toContain('Old')
    expect(await names(agent)).toEqual((await names(agent)).toSorted())
  })

  it('are not for requesters, and not on what a person may not see', async () => {
    const { id: secret } = await world.group('Secret', [owner.id])
    const { id } = await incident({ restrictedTo: [secret] })
    const path = `/canned-replies/filled?type=incident&record=${id}`
    expect((await employee.get(path)).status).toBe(403)
    expect((await agent.get(path)).status).toBe(404)
    expect((await agent.get('/canned-replies/filled?type=nothing&record=x')).status).toBe(422)
  })
})
