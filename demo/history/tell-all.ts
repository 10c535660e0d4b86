import type { Via } from '../../src/kernel/access/actor.ts'
import type { HistoricRecord } from '../../src/kernel/record/load-history.ts'
import type { Company } from '../company/company.ts'
import { Random } from '../random.ts'
import { Actors } from './actors.ts'
import { Arrivals } from './arrivals.ts'
import { Desk } from './desk.ts'
import { everydayPlan } from './everyday.ts'
import { personaPlans } from './persona-plans.ts'
import type { Plan } from './plan.ts'
import type { Practice } from './practice.ts'
import { stormPlans } from './storms.ts'
import { tell } from './tell.ts'

/** Incidents of one part; a demo at scale N has N parts. */
export const incidentsInPart = 6000

export interface Part {
  seed: number
  /** 0 is the demo itself, with its storms and its people's own work; the others are only more of everyday. */
  number: number
  now: Date
  /** Fewer, for tests: the special ones come first. */
  incidents?: number | undefined
  /** The numbers to give, in the order of opening. */
  numbers: readonly string[]
}

/** The incidents of one part in the order they were opened, each with its whole past. */
export function tellAll(
  company: Company,
  practice: Practice,
  { seed, number, now, incidents = incidentsInPart, numbers }: Part,
): HistoricRecord[] {
  const at = now.getTime()
  const random = new Random(seed).fork(`part ${number}`)
  // Only the first part is news to nobody else: what is added beside a running system comes as an import.
  const via: Via | null = number === 0 ? null : 'import'
  const stage = { company, practice, actors: new Actors(company), desk: new Desk(company, at), now: at, via }
  const special = number === 0 ? [...stormPlans(company, at, random), ...personaPlans(company, at)] : []
  const arrivals = new Arrivals(company, at)
  const everyday = Array.from({ length: Math.max(0, incidents - special.length) }, (_, index): Plan => {
    const key = `demo ${number} ${index}`
    return everydayPlan(key, arrivals.next(random), at, random)
  })
  const plans = [...special, ...everyday].sort((a, b) => a.openedAt - b.openedAt)
  const told = new Map<string, HistoricRecord>()
  return plans.map((plan, index): HistoricRecord => {
    const parent = plan.parent ? told.get(plan.parent) : undefined
    const record = tell(plan, stage, random.fork(plan.key), { number: numbers[index] ?? null, parent })
    if (plan.hasChildren) told.set(plan.key, record)
    return record
  })
}
