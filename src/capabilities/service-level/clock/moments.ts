import type { FactRow } from '../../../kernel/ledger/fact.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'

export type Values = Readonly<Record<string, unknown>>

/** Whom a moment's work item belongs to; whose hours count may follow from it. */
export interface Holders {
  requester: string | null
  group: string | null
  assignee: string | null
  service: string | null
}

/** How a work item stood from this instant on. */
export interface Moment {
  at: number
  /** What led here, and who did it: of several facts of one instant a change of state, else the first. */
  fact: string
  by: string
  values: Values
  holders: Holders
}

/** A fact with what is needed to replay it. */
export type Told = Pick<FactRow, 'at' | 'fact' | 'internal' | 'changes' | 'actorId' | 'actorName'>

/** What conditions may ask beside the fields of the record; each is told from the ledger alone. */
export const toldValues = ['stateCategory', 'events', 'answered', 'replied', 'touched'] as const

/** What the ledger does not hold: who asks, and what the ids in it are called today. */
export interface Knowledge {
  about?: Values
  nameOf?: (id: string) => string
}

interface Standing {
  values: Values
  /** The fields as the ledger has them: references as ids. */
  raw: Values
}

/**
 * A work item's whole course, replayed from the ledger: each fact's differences laid over what stood before. Beside the
 * fields there are `stateCategory`; `events`, the names of what happened at this moment; `answered`, staff wrote to the
 * requester at this moment; `replied`, they did so at some time; `touched`, somebody else than the requester did
 * anything. Facts of one instant are one moment: nothing can be measured between them. A clock that went backwards
 * between two facts does not turn them round.
 */
export function momentsOf(
  record: RecordType,
  facts: readonly Told[],
  { about = {}, nameOf = id => id }: Knowledge = {},
): Moment[] {
  const moments: Moment[] = []
  let standing = beginning(record, about)
  for (const fact of facts) {
    const before = moments.at(-1)?.at ?? Number.NEGATIVE_INFINITY
    const at = Math.max(before, fact.at.getTime())
    const together = before === at
    const now = together ? standing.values : { ...standing.values, events: [], answered: false }
    standing = after(record, { ...standing, values: now }, fact, nameOf)
    const first = together ? moments.pop() : undefined
    const { fact: name, by } = first && !fact.changes?.state ? first : { fact: fact.fact, by: fact.actorName }
    moments.push({ at, fact: name, by, values: standing.values, holders: holdersOf(standing) })
  }
  return moments
}

/** Every field at its default, as a record begins: the ledger tells only what differs. */
function beginning(record: RecordType, about: Values): Standing {
  const defaults = Object.fromEntries(
    Object.entries(record.fields).map(([name, field]) => [
      name,
      field.ranked && field.default ? Number(field.default) : (field.default ?? null),
    ]),
  )
  const raw = { ...defaults, state: record.initialState }
  const told = { events: [], answered: false, replied: false, touched: false, custom: {} }
  return { raw, values: { ...about, ...raw, ...told } }
}

function after(record: RecordType, before: Standing, fact: Told, nameOf: (id: string) => string): Standing {
  const next: Record<string, unknown> = { ...before.values }
  const raw: Record<string, unknown> = { ...before.raw }
  const [, event = fact.fact] = fact.fact.split('.')
  next.events = [...(next.events as string[]), event]
  for (const [name, { to }] of Object.entries(fact.changes ?? {})) {
    const field = record.fields[name]
    if (name.startsWith('custom.')) next.custom = { ...(next.custom as object), [name.slice(7)]: to }
    else if (field?.ranked) next[name] = to === null ? null : Number(to)
    else if (field?.kind === 'ref') next[name] = typeof to === 'string' ? nameOf(to) : null
    else next[name] = to
    raw[name] = to
  }
  next.stateCategory = record.states[String(next.state)] ?? null
  const byOther = fact.actorId !== null && fact.actorId !== raw.requester
  if (byOther) next.touched = true
  if (byOther && !fact.internal && event === 'commented')
    Object.assign(next, { answered: true, replied: true })
  return { values: next, raw }
}

const holdersOf = ({ raw }: Standing): Holders => ({
  requester: idOf(raw.requester),
  group: idOf(raw.group),
  assignee: idOf(raw.assignee),
  service: idOf(raw.service),
})

const idOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
