import type { Company } from '../company/company.ts'
import type { GroupName } from '../company/groups.ts'
import { type DemoPerson, personaNames } from '../company/person.ts'
import { type SiteCode, sitePlans } from '../company/sites.ts'
import type { Random } from '../random.ts'
import { dayMs } from '../time/span.ts'
import { isWorking, officeHours } from '../time/working-time.ts'

/** The work the demo's own people have now is planned one by one: this long before now nothing else comes to them. */
const plannedDays = 14

/** Who is there to take something on. */
export class Desk {
  readonly #company: Company
  readonly #now: number
  readonly #personas: ReadonlySet<DemoPerson>
  readonly #colleagues: Map<string, DemoPerson[]>

  constructor(company: Company, now: number) {
    this.#company = company
    this.#now = now
    this.#personas = new Set(personaNames.map(name => company.personas[name]))
    this.#colleagues = Map.groupBy(
      company.people.filter(person => person.department && !person.leftAt),
      person => `${person.department} ${person.site}`,
    )
  }

  /** A member at work at this moment, whatever the continent; at night anybody, who will see it in the morning. */
  onDuty(group: GroupName, at: number, random: Random, lasts = false): DemoPerson {
    const planned = lasts || at > this.#now - plannedDays * dayMs
    const { members, manager } = this.#company.groups[group]
    const able = members.filter(
      person => !(planned && this.#personas.has(person)) && person.joinedAt.getTime() <= at,
    )
    // Managers take a case now and then, not their share.
    const usual = able.length > 1 && random.chance(0.8) ? able.filter(person => person !== manager) : able
    const working = usual.filter(person => isWorking(officeHours(sitePlans[person.site].zone), at))
    return random.pick(working.length > 0 ? working : usual)
  }

  colleagueOf(person: DemoPerson | null, site: SiteCode, random: Random): DemoPerson {
    const near = this.#colleagues.get(`${person?.department ?? 'Sales'} ${site}`) ?? []
    const others = near.filter(each => each !== person)
    return random.pick(others.length > 0 ? others : this.#company.people)
  }
}
