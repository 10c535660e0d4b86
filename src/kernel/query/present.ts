import { type Actor, mayWrite } from '../access/actor.ts'
import type { AnyCommand } from '../command/command.ts'
import type { Kernel } from '../kernel.ts'
import type { AnyRow, RecordType } from '../record/declaration.ts'
import type { Field } from '../record/fields.ts'

export type Presented = Record<string, unknown> & { abilities: Record<string, boolean> }

/** A row as this actor may read it: references with names, no internal field for those who may not, abilities. */
export function present(kernel: Kernel, actor: Actor, record: RecordType, row: AnyRow): Presented {
  const internal = record.seesInternal(actor)
  const presented: Record<string, unknown> = {
    id: row.id,
    type: record.type,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }
  if (record.kind === 'work-item') {
    presented.number = row.number
    presented.state = row.state
    presented.stateCategory = row.stateCategory
  }
  for (const name in record.fields) {
    const field = record.fields[name] as Field
    if (field.internal && !internal) continue
    presented[name] = presentValue(row, name, field)
  }
  presented.custom = internal ? row.custom : withoutInternal(kernel, record.type, row.custom)
  presented.abilities = abilitiesOf(kernel, actor, record, row)
  return presented as Presented
}

function presentValue(row: AnyRow, name: string, field: Field): unknown {
  const value = row[name] ?? null
  if (field.kind === 'ref') {
    return value === null ? null : { id: value, name: row[`${name}$name`] ?? '' }
  }
  if (field.kind !== 'refList') return value
  const namesById = (row[`${name}$names`] ?? {}) as Record<string, string>
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
