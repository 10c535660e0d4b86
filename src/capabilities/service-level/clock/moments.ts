import type { FactRow } from '../../../kernel/ledger/fact.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'

export type Values = Readonly<Record<string, unknown>>

/** How a work item stood from this instant on. */
export interface Moment {
  at: number
  /** The last fact that led here. */
  fact: string
  values: Values
}

/** A fact with what is needed to replay it. */
export type Told = Pick<FactRow, 'at' | 'fact' | 'internal' | 'changes' | 'actorId'>

/** What conditions may ask beside the fields of the record; each is told from the ledger alone. */
export const toldValues = ['stateCategory', 'events', 'answered', 'replied', 'touched'] as const

/**
 * A work item's whole course, replayed from the ledger: each fact's differences laid over what stood before. Beside the
 * fields there are `stateCategory`; `events`, the names of what happened at this moment; `answered`, staff wrote to the
 * requester at this moment; `replied`, they did so at some time; `touched`, somebody else than the requester did
 * anything. Facts of one instant are one moment: nothing can be measured between them.
 */
export function momentsOf(
  record: RecordType,
  facts: readonly Told[],
  { about = {}, nameOf = (_field, id) => id }: Knowledge = {},
): Moment[] {
  const moments: Moment[] = []
  let values: Values = { ...about, ...nothingYet }
  for (const fact of facts) {
    const at = fact.at.getTime()
    const together = moments.at(-1)?.at === at
    values = after(record, together ? values : { ...values, events: [], answered: false }, fact, nameOf)
    if (together) moments.pop()
    moments.push({ at, fact: fact.fact, values })
  }
  return moments
}

/** What the ledger does not hold: who asks, and what the ids in it are called today. */
export interface Knowledge {
  about?: Values
  nameOf?: (field: string, id: unknown) => unknown
}

type NameOf = NonNullable<Knowledge['nameOf']>

const nothingYet = { events: [], answered: false, replied: false, touched: false, custom: {} }

function after(record: RecordType, values: Values, fact: Told, nameOf: NameOf): Values {
  const next: Record<string, unknown> = { ...values }
  const [, event = fact.fact] = fact.fact.split('.')
  next.events = [...(values.events as string[]), event]
  for (const [name, { to }] of Object.entries(fact.changes ?? {})) {
    if (name.startsWith('custom.')) next.custom = { ...(next.custom as object), [name.slice(7)]: to }
    else
      next[name] = record.fields[name]?.ranked
        ? Number(to)
        : record.fields[name]?.target
          ? nameOf(name, to)
          : to
    if (name === 'requester' || name === 'location') next[`${name}Id`] = to
  }
  next.stateCategory = record.states[String(next.state)] ?? null
  const byOther = fact.actorId !== null && fact.actorId !== next.requesterId
  if (byOther) next.touched = true
  if (byOther && !fact.internal && event === 'commented')
    Object.assign(next, { answered: true, replied: true })
  return next
}
