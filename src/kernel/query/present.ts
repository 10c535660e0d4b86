import { type Actor, mayWrite } from '../access/actor.ts'
import type { AnyCommand } from '../command/command.ts'
import type { Kernel } from '../kernel.ts'
import type { AnyRow, RecordType } from '../record/declaration.ts'
import { isoInstant } from './iso-instant.ts'

export type Presented = Record<string, unknown> & { abilities: Record<string, boolean> }

/** A field as it is written into a reply: worked out once for a type, not for each row. */
interface Plan {
  name: string
  kind: 'plain' | 'instant' | 'ref' | 'refList'
  /** Where the row holds the name or names of what it refers to. */
  names: string
  internal: boolean
}

const plans = new WeakMap<RecordType, readonly Plan[]>()

function plansOf(record: RecordType): readonly Plan[] {
  const known = plans.get(record)
  if (known) return known
  const made = Object.entries(record.fields).map(([name, { kind, internal = false }]): Plan => {
    const isSpecial = kind === 'instant' || kind === 'ref' || kind === 'refList'
    return {
      name,
      kind: isSpecial ? kind : 'plain',
      names: `${name}$name${kind === 'ref' ? '' : 's'}`,
      internal,
    }
  })
  plans.set(record, made)
  return made
}

/** A row as this actor may read it: references with names, no internal field for those who may not, abilities. */
export function present(kernel: Kernel, actor: Actor, record: RecordType, row: AnyRow): Presented {
  const internal = record.seesInternal(actor)
  const presented: Record<string, unknown> = {
    id: row.id,
    type: record.type,
    version: row.version,
    createdAt: isoInstant(row.createdAt),
    updatedAt: isoInstant(row.updatedAt),
  }
  if (record.kind === 'work-item') {
    presented.number = row.number
    presented.state = row.state
    presented.stateCategory = row.stateCategory
  }
  for (const plan of plansOf(record)) {
    if (!plan.internal || internal) presented[plan.name] = presentValue(row, plan)
  }
  presented.custom = internal ? row.custom : withoutInternal(kernel, record.type, row.custom)
  presented.abilities = abilitiesOf(kernel, actor, record, row)
  return presented as Presented
}

function presentValue(row: AnyRow, { name, kind, names }: Plan): unknown {
  const value = row[name] ?? null
  if (value === null || kind === 'plain') return value
  if (kind === 'instant') return value instanceof Date ? isoInstant(value) : value
  if (kind === 'ref') return { id: value, name: row[names] ?? '' }
  const namesById = (row[names] ?? {}) as Record<string, string>
  return (value as string[]).map(id => ({ id, name: namesById[id] ?? '' }))
}

function withoutInternal(
  kernel: Kernel,
  type: string,
  custom: Record<string, unknown>,
): Record<string, unknown> {
  const hidden = kernel.settings.customFields(type).filter(field => field.internal)
  if (hidden.length === 0) return custom
  const rest = { ...custom }
  for (const field of hidden) delete rest[field.key]
  return rest
}

/** The commands this actor may run on this row now: the page never works a rule out for itself. */
export function abilitiesOf(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  row: AnyRow,
): Record<string, boolean> {
  const abilities: Record<string, boolean> = {}
  const writes = mayWrite(actor)
  for (const command of kernel.registry.get(record.type).commands) {
    if (!command.creates) abilities[command.name] = writes && isPossible(command, actor, row)
  }
  if ('comment' in abilities) abilities.commentInternally = writes && record.seesInternal(actor)
  return abilities
}

const isPossible = (command: AnyCommand, actor: Actor, row: AnyRow): boolean =>
  (!command.from || command.from.includes(String(row.state))) && command.may(actor, row)
