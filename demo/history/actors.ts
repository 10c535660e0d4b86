import { type Actor, systemActor, type Via } from '../../src/kernel/access/actor.ts'
import type { Company } from '../company/company.ts'
import type { DemoPerson } from '../company/person.ts'

/** People of the demo company as the commands know who acts. */
export class Actors {
  readonly #company: Company
  readonly #known = new Map<string, Actor>()
  /** Auto-close and the reaction to a caller's answer act under this name. */
  readonly system: Actor = systemActor('incident')
  readonly monitor: Actor = systemActor('monitoring', 'api')
  /** Writes down the mails of people who have no account. */
  readonly mail: Actor = systemActor('mail', 'mail')

  constructor(company: Company) {
    this.#company = company
  }

  of(person: DemoPerson, via: Via = 'web'): Actor {
    const key = `${person.id} ${via}`
    const known = this.#known.get(key)
    if (known) return known
    const actor: Actor = {
      id: person.id,
      name: person.name,
      system: false,
      roles: new Set(person.roles),
      groups: person.groups.map(name => this.#company.groups[name].id),
      reports: this.#company.people.filter(each => each.managerId === person.id).map(each => each.id),
      scopes: new Set(['read', 'write']),
      via,
      language: 'en',
    }
    this.#known.set(key, actor)
    return actor
  }
}
