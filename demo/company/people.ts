import { historicId } from '../../src/kernel/record/load-history.ts'
import type { Random } from '../random.ts'
import { dayMs } from '../time/span.ts'
import { type DepartmentName, type DepartmentPlan, departmentPlans } from './departments.ts'
import { type GroupName, groupPlans } from './groups.ts'
import { addressName, names } from './names.ts'
import { type DemoPerson, personaNames, personas } from './person.ts'
import { type SiteCode, sitePlans } from './sites.ts'

export const mailDomain = 'meridian-components.example'

export const entriesOf = <K extends string, V>(record: Partial<Record<K, V>>): [K, V][] =>
  // The keys of a literal are its keys.
  Object.entries(record) as [K, V][]

type Given = Partial<DemoPerson> & Pick<DemoPerson, 'site' | 'title'>

/**
 * Hires people one after the other, always the same ones in the same order: a larger company begins with the people
 * of a smaller one.
 */
export class Workforce {
  readonly people: DemoPerson[] = []
  readonly #random: Random
  readonly #openedAt: number
  readonly #now: number
  readonly #names = new Set<string>(Object.values(personas).map(persona => persona.name))
  readonly #addresses = new Set<string>()
  readonly #leads = new Map<string, DemoPerson>()
  readonly #heads = new Map<DepartmentName, DemoPerson>()

  constructor(random: Random, openedAt: Date, now: Date) {
    this.#random = random
    this.#openedAt = openedAt.getTime()
    this.#now = now.getTime()
    this.#hireLeaders()
    this.#hirePersonas()
    this.#hireInformationTechnology()
  }

  headOf(department: DepartmentName): DemoPerson {
    const head = this.#heads.get(department)
    if (!head) throw new Error(`${department} has no head.`)
    return head
  }

  leadOf(department: DepartmentName, site: SiteCode): DemoPerson {
    return this.#leads.get(`${department} ${site}`) ?? this.headOf(department)
  }

  /** Employees until there are `count` people. Some come later than the first day, a few leave again. */
  hireUntil(count: number): void {
    const shares = entriesOf<DepartmentName, DepartmentPlan>(departmentPlans).map(
      ([name, { share }]) => [name, share] as const,
    )
    while (this.people.length < count) {
      const department = this.#random.weighted(shares)
      const plan: DepartmentPlan = departmentPlans[department]
      const site = this.#random.weighted(entriesOf<SiteCode, number>(plan.sites))
      const late = this.#random.chance(0.16)
      const joined = late ? this.#random.between(this.#openedAt, this.#now - 7 * dayMs) : this.#openedAt
      const leaves = this.#random.chance(0.04)
      const left = this.#random.between(joined + 60 * dayMs, this.#now + 90 * dayMs)
      this.#hire({
        site,
        department,
        title: this.#random.pick(plan.titles),
        managerId: this.leadOf(department, site).id,
        joinedAt: new Date(joined),
        leftAt: leaves && left < this.#now - dayMs ? new Date(left) : null,
      })
    }
  }

  /** People of suppliers and customers who report incidents but never sign in. */
  hireContacts(count: number, companies: readonly string[]): void {
    for (let index = 0; index < count; index++) {
      const company = companies[index % companies.length] ?? 'Supplier'
      const name = this.#freeName('STU')
      const email = `${addressName(name)}@${addressName(company).replaceAll('.', '-')}.example`
      const site = this.#random.pick(['STU', 'LYO', 'BHM'] as const)
      this.#hire({
        site,
        name,
        email,
        title: `Contact at ${company}`,
        username: null,
        roles: [],
        phone: null,
      })
    }
  }

  #hireLeaders(): void {
    for (const [department, plan] of entriesOf<DepartmentName, DepartmentPlan>(departmentPlans)) {
      const chief = this.#heads.get('Executive Office')?.id ?? null
      const vip = plan.head.startsWith('Chief')
      const person = this.#hire({ site: 'STU', department, title: plan.head, managerId: chief, vip })
      this.#heads.set(department, person)
      for (const [site] of entriesOf<SiteCode, number>(plan.sites)) {
        const title = department === 'Executive Office' ? plan.lead : `${plan.lead} ${sitePlans[site].short}`
        const isPlantManager = department === 'Manufacturing' && site !== 'STU'
        const lead = this.#hire({ site, department, title, managerId: person.id, vip: isPlantManager })
        this.#leads.set(`${department} ${site}`, lead)
      }
    }
  }

  #hirePersonas(): void {
    for (const username of personaNames) {
      const { says: _, ...persona } = personas[username]
      const managerId =
        username === 'agent'
          ? this.people.find(person => person.username === 'manager')?.id
          : persona.department === 'Finance'
            ? this.leadOf('Finance', 'STU').id
            : this.headOf('Information Technology').id
      this.#hire({ ...persona, site: 'STU', username, managerId: managerId ?? null })
    }
  }

  #hireInformationTechnology(): void {
    const managers = new Map<GroupName, DemoPerson>()
    for (const person of this.people.filter(
      each => each.groups.length > 0 && each.title.match(/Manager|Lead/),
    )) {
      for (const group of person.groups) managers.set(group, person)
    }
    for (const [group, plan] of entriesOf<GroupName, (typeof groupPlans)[GroupName]>(groupPlans)) {
      const manager = managers.get(group) ?? this.#hireManager(group, managers)
      for (const [site, count] of entriesOf<SiteCode, number>(plan.members)) {
        for (let index = 0; index < count; index++) {
          this.#hire({
            site,
            department: 'Information Technology',
            title: index === 0 ? `Senior ${plan.title}` : plan.title,
            groups: [group],
            roles: ['agent'],
            managerId: manager.id,
          })
        }
      }
    }
  }

  #hireManager(group: GroupName, managers: Map<GroupName, DemoPerson>): DemoPerson {
    const manager = this.#hire({
      site: group === 'Identity & Access' ? 'GDN' : 'STU',
      department: 'Information Technology',
      title: `Manager ${group}`,
      groups: [group],
      roles: group === 'Security' ? ['process_owner', 'agent'] : ['agent'],
      managerId: this.headOf('Information Technology').id,
    })
    managers.set(group, manager)
    return manager
  }

  #hire(given: Given): DemoPerson {
    const name = given.name ?? this.#freeName(given.site)
    const email = given.email ?? this.#freeAddress(name)
    const number = this.people.length + 1
    const joinedAt = given.joinedAt ?? new Date(this.#openedAt)
    const person: DemoPerson = {
      id: historicId(joinedAt, `demo person ${email}`),
      name,
      first: name.split(' ')[0] ?? name,
      email,
      username: email.replace(/@.*/, ''),
      phone: `${sitePlans[given.site].dial}${String(100 + number).padStart(3, '0')}`,
      department: null,
      managerId: null,
      vip: false,
      roles: ['requester'],
      groups: [],
      joinedAt,
      leftAt: null,
      asset: `MC-L${String(10_200 + number * 7).padStart(5, '0')}`,
      ...given,
    }
    this.people.push(person)
    return person
  }

  #freeName(site: SiteCode): string {
    for (let attempt = 0; ; attempt++) {
      const { given, family } = names[this.#random.weighted(sitePlans[site].cultures)]
      const two = attempt > 20 ? `-${this.#random.pick(family)}` : ''
      const name = `${this.#random.pick(given)} ${this.#random.pick(family)}${two}`
      if (this.#names.has(name)) continue
      this.#names.add(name)
      return name
    }
  }

  #freeAddress(name: string): string {
    const base = addressName(name)
    for (let number = 1; ; number++) {
      const email = `${base}${number === 1 ? '' : number}@${mailDomain}`
      if (this.#addresses.has(email)) continue
      this.#addresses.add(email)
      return email
    }
  }
}
