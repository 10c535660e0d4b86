import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let owner: TestPerson
let agent: TestPerson
let outsider: TestPerson
let employee: TestPerson
let desk: { id: string }
let category: { id: string }
let subcategory: { id: string }

beforeAll(async () => {
  world = await testSteward()
  owner = await world.person('Mara Owner', ['process_owner', 'agent'])
  agent = await world.person('Ben Agent', ['agent'])
  outsider = await world.person('Olga Outsider', ['agent'])
  employee = await world.person('Emil Employee', ['requester'])
  desk = await world.group('Desk', [agent.id])
  category = await world.create('category', { name: 'Hardware' })
  subcategory = await world.create('category', { name: 'Laptop', parent: category.id })
})
afterAll(() => world.stop())

const template = (name: string, prefill: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  name,
  recordType: 'incident',
  prefill,
  ...more,
})

describe('keeping templates', () => {
  it('refuses what creating would refuse: field, option, reference, rule of the practice, each by pointer', async () => {
    const other = await world.create('category', { name: 'Network' })
    const wrong: [Record<string, unknown>, string][] = [
      [{ nonsense: 1 }, '/prefill/nonsense'],
      [{ impact: 'huge' }, '/prefill/impact'],
      [{ group: employee.id }, '/prefill/group'],
      [{ custom: { nonsense: 1 } }, '/prefill/custom/nonsense'],
      [{ category: other.id, subcategory: subcategory.id }, '/prefill/subcategory'],
      [{ state: 'closed' }, '/prefill/state'],
    ]
    for (const [prefill, pointer] of wrong) {
      const answer = await owner.post('/templates', template(pointer, prefill))
      expect(answer.status, pointer).toBe(422)
      expect(answer.body.errors[0].pointer).toBe(pointer)
    }
    const type = await owner.post('/templates', { ...template('No type', {}), recordType: 'nothing' })
    expect(type.body.errors[0].pointer).toBe('/recordType')
  })

  it('checks an edit as it checks a new one', async () => {
    const { body } = await owner.post('/templates', template('Edited', { impact: '2' }))
    const refused = await owner.patch(`/templates/${body.id}`, { prefill: { impact: '9' } })
    expect(refused.body.errors[0].pointer).toBe('/prefill/impact')
  })

  it('is for process owners, and for agents where it is their own group', async () => {
    expect((await agent.post('/templates', template('For all', {}))).status).toBe(403)
    const own = await agent.post('/templates', template('Of the desk', { impact: '2' }, { group: desk.id }))
    expect(own.status).toBe(201)
    expect((await outsider.patch(`/templates/${own.body.id}`, { name: 'Mine' })).status).toBe(404)
    expect((await employee.get('/templates')).body.items).toEqual([])
  })
})

describe('using templates', () => {
  it('offers them with the names of what they refer to, to those they are for', async () => {
    await owner.post(
      '/templates',
      template('New laptop', { title: 'New laptop', subcategory: subcategory.id }),
    )
    await owner.post('/templates', template('Retired', {}, { active: false }))
    const { items } = (await outsider.get('/templates/offered?type=incident')).body
    const names = items.map((item: { name: string }) => item.name)
    expect(names).toContain('New laptop')
    expect(names).not.toContain('Retired')
    expect(names).not.toContain('Of the desk')
    const laptop = items.find((item: { name: string }) => item.name === 'New laptop')
    expect(laptop.values).toEqual({
      title: 'New laptop',
      subcategory: { id: subcategory.id, name: 'Laptop' },
    })
    expect((await agent.get('/templates/offered?type=nothing')).status).toBe(422)
  })

  it('creates from one: what is given goes first, the practice decides the rest, the history says which', async () => {
    const prefill = { title: 'Laptop order', subcategory: subcategory.id, impact: '2', urgency: '2' }
    const { body: kept } = await owner.post('/templates', template('Order', prefill))
    const made = await agent.post(`/templates/${kept.id}/create`, { title: 'Laptop for Anna', urgency: '1' })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ title: 'Laptop for Anna', impact: '2', urgency: '1', priority: '2' })
    expect(made.body.category).toEqual({ id: category.id, name: 'Hardware' })
    const { items } = (await agent.get(`/incidents/${made.body.id}/timeline`)).body
    expect(items[0].cause).toEqual({ type: 'template', id: kept.id, name: 'Order' })
    expect((await agent.post(`/templates/${kept.id}/create`, { nonsense: 1 })).status).toBe(422)
    await owner.patch(`/templates/${kept.id}`, { active: false })
    expect((await agent.post(`/templates/${kept.id}/create`, {})).status).toBe(409)
  })
})
