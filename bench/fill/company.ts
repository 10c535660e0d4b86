import { type Role, systemActor } from '../../src/kernel/access/actor.ts'
import { execute } from '../../src/kernel/command/execute.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { topics } from '../text/vocabulary.ts'
import { rareName } from '../text/writer.ts'

export interface Named {
  id: string
  name: string
}

export interface Company {
  agents: readonly Named[]
  requesters: readonly Named[]
  groups: readonly Named[]
  services: readonly Named[]
  categories: readonly (Named & { subcategories: readonly Named[] })[]
  locations: readonly Named[]
}

const [agentCount, requesterCount, managerCount] = [60, 340, 30]
const groupNames = [
  'Service desk',
  'Network operations',
  'Messaging',
  'Workplace',
  'Database administration',
  'Server operations',
  'Security operations',
  'Business applications',
  'Telephony',
  'Storage and backup',
  'Identity and access',
  'Field service',
]

/** The first agent: who asks in every measurement. */
export const benchAgent = 'Agent 1'
/** He belongs to the desk, the network and the group that restricted incidents are for. */
const ofBenchAgent = new Set([0, 1, 6])
/** Who may see what is restricted. */
export const restrictedGroup = 6

/** 400 people, 12 groups, services, categories and locations, created by commands as an administrator would. */
export async function foundCompany(kernel: Kernel): Promise<Company> {
  const add = async (type: string, input: Record<string, unknown>): Promise<Named> => {
    const command = kernel.registry.command(type, 'create')
    if (!command) throw new Error(`${type} cannot be created.`)
    const { row } = await execute(kernel, { actor: systemActor('bench'), command, input })
    return { id: row.id, name: String(input.name) }
  }
  const person = (name: string, roles: Role[], manager?: Named) =>
    add('person', {
      name,
      roles,
      username: name.toLowerCase().replace(' ', '.'),
      manager: manager?.id ?? null,
    })

  const locations = await each(20, at => add('location', { name: `Site ${rareName(at + 500)}` }))
  const agents = await each(agentCount, at => person(`Agent ${at + 1}`, ['agent', 'requester']))
  const managers = await each(managerCount, at => person(`Manager ${at + 1}`, ['requester']))
  const staff = await each(requesterCount - managerCount, at =>
    person(`Employee ${at + 1}`, ['requester'], managers[at % managers.length]),
  )
  const groups = await each(groupNames.length, at => {
    const members = agents.filter(
      (_, index) => index % groupNames.length === at || (index === 0 && ofBenchAgent.has(at)),
    )
    return add('group', { name: groupNames[at], members: members.map(({ id }) => id) })
  })
  const services = await each(24, at => add('service', { name: `${topics[at]?.[0]} service ${at + 1}` }))
  const categories = await each(topics.length, async at => {
    const [name = '', ...parts] = topics[at] ?? []
    const category = await add('category', { name: `${name} ${at + 1}` })
    const subcategories = await each(5, part =>
      add('category', { name: `${parts[part]} ${at + 1}`, parent: category.id }),
    )
    return { ...category, subcategories }
  })
  return { agents, requesters: [...managers, ...staff], groups, services, categories, locations }
}

async function each<T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let at = 0; at < count; at++) made.push(await make(at))
  return made
}
