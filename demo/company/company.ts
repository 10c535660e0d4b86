import { historicId } from '../../src/kernel/record/load-history.ts'
import { demoArticles } from '../knowledge/articles.ts'
import { Random } from '../random.ts'
import { dayMs } from '../time/span.ts'
import { categoryTree } from './categories.ts'
import { departmentPlans } from './departments.ts'
import { type GroupName, groupPlans } from './groups.ts'
import { entriesOf, Workforce } from './people.ts'
import { type DemoPerson, type PersonaName, personaNames } from './person.ts'
import { type ServiceName, servicePlans } from './services.ts'
import { type SiteCode, sitePlans } from './sites.ts'
import { suppliers } from './trade.ts'

export interface DemoGroup {
  id: string
  name: GroupName
  manager: DemoPerson
  members: readonly DemoPerson[]
}

/** The demo company with the ids its records have in every database. */
export interface Company {
  openedAt: Date
  people: readonly DemoPerson[]
  personas: Readonly<Record<PersonaName, DemoPerson>>
  groups: Readonly<Record<GroupName, DemoGroup>>
  /** Ids of the rest by kind and name; a subcategory's name is `category › subcategory`. */
  idOf: (kind: 'location' | 'department' | 'service' | 'category' | 'article', name: string) => string
  managerOfDepartment: (name: keyof typeof departmentPlans) => DemoPerson
  ownerOfService: (name: ServiceName) => DemoPerson
}

/** People at scale 1; more incidents come from more people, though not as many more. */
export const peopleAtScale = (scale: number): number => Math.min(5000, Math.round(400 * Math.sqrt(scale)))

const contacts = 14

/** Everything but the incidents: the same for the same seed and `now`; a larger scale only adds people. */
export function foundCompany(seed: number, now: Date, scale: number): Company {
  const openedAt = new Date(Math.floor(now.getTime() / dayMs) * dayMs - 745 * dayMs)
  const workforce = new Workforce(new Random(seed).fork('people'), openedAt, now)
  workforce.hireUntil(peopleAtScale(1) - contacts)
  workforce.hireContacts(contacts, suppliers)
  workforce.hireUntil(peopleAtScale(scale))
  const { people } = workforce
  const persona = (username: PersonaName): DemoPerson => {
    const person = people.find(each => each.username === username)
    if (!person) throw new Error(`Nobody is ${username}.`)
    return person
  }
  const ids = new Map<string, string>()
  const add = (kind: string, name: string) =>
    ids.set(`${kind} ${name}`, historicId(openedAt, `demo ${kind} ${name}`))
  for (const { name } of Object.values(sitePlans)) add('location', name)
  for (const name of Object.keys(departmentPlans)) add('department', name)
  for (const name of Object.keys(servicePlans)) add('service', name)
  for (const [name, below] of entriesOf<string, readonly string[]>(categoryTree)) {
    add('category', name)
    for (const each of below) add('category', `${name} › ${each}`)
  }
  for (const { slug, language } of demoArticles) add('article', `${slug} ${language}`)
  return {
    openedAt,
    people,
    personas: Object.fromEntries(personaNames.map(name => [name, persona(name)])) as Record<
      PersonaName,
      DemoPerson
    >,
    groups: groupsOf(people, openedAt),
    idOf: (kind, name) => {
      const id = ids.get(`${kind} ${name}`)
      if (!id) throw new Error(`The demo company has no ${kind} ${name}.`)
      return id
    },
    managerOfDepartment: name => workforce.headOf(name),
    ownerOfService: name => {
      const { owner } = servicePlans[name]
      const site: SiteCode = owner === 'Manufacturing' ? 'LYO' : 'STU'
      return workforce.leadOf(owner, site)
    },
  }
}

function groupsOf(people: readonly DemoPerson[], openedAt: Date): Record<GroupName, DemoGroup> {
  const groups = entriesOf<GroupName, unknown>(groupPlans).map(([name]) => {
    const members = people.filter(person => person.groups.includes(name))
    const manager = members.find(person => /Manager|Platform Lead/.test(person.title))
    if (!manager) throw new Error(`${name} has no manager.`)
    const group: DemoGroup = { id: historicId(openedAt, `demo group ${name}`), name, manager, members }
    return [name, group] as const
  })
  // Every name of the plans is there.
  return Object.fromEntries(groups) as Record<GroupName, DemoGroup>
}
