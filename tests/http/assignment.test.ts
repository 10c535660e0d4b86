import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let agent: TestPerson
let anna: TestPerson
let members: TestPerson[]

beforeAll(async () => {
  world = await testSteward({ working: true })
  agent = await world.person('Ben Agent', ['agent'])
  anna = await world.person('Anna Caller', ['requester'])
  members = [
    await world.person('Net One', ['agent']),
    await world.person('Net Two', ['agent']),
    await world.person('Net Gone', ['agent'], { active: false }),
  ]
})
afterAll(() => world.stop())

const settled = async (id: string, field: string) => {
  await expect
    .poll(async () => (await agent.get(`/incidents/${id}`)).body[field], { timeout: 8000 })
    .not.toBeNull()
  return (await agent.get(`/incidents/${id}`)).body
}

it('sends a new incident where the first fitting rule says, and names the rule in the history', async () => {
  const [network, field] = [
    await world.group(
      'Network',
      members.map(item => item.id),
    ),
    await world.group('Field', []),
  ]
  const [vpn, mail] = [
    await world.create('service', { name: 'VPN' }),
    await world.create('service', { name: 'Mail' }),
  ]
  await world.create('assignment_rule', {
    name: 'VPN to network',
    service: vpn.id,
    group: network.id,
    position: 10,
  })
  await world.create('assignment_rule', { name: 'VPN later', service: vpn.id, group: field.id, position: 20 })
  await world.create('assignment_rule', { name: 'Old', service: mail.id, group: field.id, active: false })
  const made = (await anna.post('/incidents', { title: 'No tunnel', service: vpn.id })).body
  expect((await settled(made.id, 'group')).group).toMatchObject({ id: network.id })
  const { body } = await agent.get(`/incidents/${made.id}/timeline`)
  expect(body.items.at(-1)).toMatchObject({
    fact: 'incident.assigned',
    actor: { name: 'system:assignment' },
    data: { rule: 'VPN to network' },
  })
  const kept = (await agent.post('/incidents', { title: 'By hand', service: vpn.id, group: field.id })).body
  const other = (await anna.post('/incidents', { title: 'Mail', service: mail.id })).body
  await new Promise(resolve => setTimeout(resolve, 1500))
  expect((await agent.get(`/incidents/${kept.id}`)).body.group.id).toBe(field.id)
  expect((await agent.get(`/incidents/${other.id}`)).body.group).toBeNull()
})

it('hands out in turn among the active members, and by the fewest open', async () => {
  const turns = await world.group(
    'Turns',
    members.map(item => item.id),
  )
  const erp = await world.create('service', { name: 'ERP' })
  await world.create('assignment_rule', {
    name: 'ERP in turn',
    service: erp.id,
    group: turns.id,
    method: 'round_robin',
  })
  const given: string[] = []
  for (let index = 0; index < 4; index++) {
    const made = (await anna.post('/incidents', { title: `ERP ${index}`, service: erp.id })).body
    given.push((await settled(made.id, 'assignee')).assignee.name)
  }
  expect(given[0]).not.toBe(given[1])
  expect(given).toEqual([given[0], given[1], given[0], given[1]])
  expect(given).not.toContain('Net Gone')
  const least = await world.group(
    'Least',
    members.map(item => item.id),
  )
  const crm = await world.create('service', { name: 'CRM' })
  await world.create('assignment_rule', {
    name: 'CRM least',
    service: crm.id,
    group: least.id,
    method: 'least_loaded',
  })
  for (let index = 0; index < 3; index++)
    await agent.post('/incidents', { title: 'load', assignee: members[0]?.id })
  const made = (await anna.post('/incidents', { title: 'CRM', service: crm.id })).body
  expect((await settled(made.id, 'assignee')).assignee.name).toBe('Net Two')
})

it('finds incidents that say much the same, and no more than one may see', async () => {
  const words = 'Projector in room Madrid shows purple picture'
  const first = (await agent.post('/incidents', { title: words, requester: anna.id })).body
  await agent.post(`/incidents/${first.id}/resolve`, { closureCode: 'solved', closureNotes: 'New cable.' })
  const second = (await agent.post('/incidents', { title: 'Purple projector picture', requester: agent.id }))
    .body
  const { body } = await agent.get(`/incidents/${second.id}/similar`)
  expect(body.items[0]).toMatchObject({ number: first.number, closureNotes: 'New cable.', state: 'resolved' })
  const typed = await agent.get('/incidents/similar?text=purple%20projector')
  expect(typed.body.items.map((item: { id: string }) => item.id).sort()).toEqual([first.id, second.id].sort())
  const hers = await anna.get('/incidents/similar?text=purple%20projector')
  expect(hers.body.items.map((item: { id: string }) => item.id)).toEqual([first.id])
  for (const text of ['', "'", '!!', 'a b', '%00'])
    expect((await agent.get(`/incidents/similar?text=${encodeURIComponent(text)}`)).status).toBe(200)
})
