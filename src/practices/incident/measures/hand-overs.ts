import { idIn, type MeasuredFact } from './measured-fact.ts'

interface Turn {
  from: string | null
  to: string | null
}

/** An owner gave way to another. */
export interface HandOver {
  at: Date
  person: Turn | null
  group: Turn | null
}

const turnOf = (fact: MeasuredFact, field: string): Turn | null => {
  const change = fact.changes?.[field]
  return change ? { from: idIn(change.from), to: idIn(change.to) } : null
}

/**
 * The first assignment is none. A person who loses it only because it got its first group is none either: as the counter
 * of the incident has it.
 */
export function handOversOf(facts: readonly MeasuredFact[]): HandOver[] {
  const handOvers: HandOver[] = []
  for (const fact of facts) {
    const person = turnOf(fact, 'assignee')
    const group = turnOf(fact, 'group')
    const groupGaveWay = Boolean(group?.from)
    const leftToFirstGroup = person?.to === null && group !== null && !groupGaveWay
    const personGaveWay = Boolean(person?.from) && !leftToFirstGroup
    if (personGaveWay || groupGaveWay) handOvers.push({ at: fact.at, person, group })
  }
  return handOvers
}
