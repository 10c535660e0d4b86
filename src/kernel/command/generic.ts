import type { Actor } from '../access/actor.ts'
import type { AnyRow, RecordType } from '../record/declaration.ts'
import type { Fields } from '../record/fields.ts'
import type { AnyCommand } from './command.ts'

type May = (actor: Actor, row: AnyRow) => boolean

const writable = (record: RecordType): Fields =>
  Object.fromEntries(Object.entries(record.fields).filter(([, field]) => !field.readOnly))

/** What a command is that moves no state and has its own place on the page instead of a menu. */
export const unlistedAct = {
  creates: false,
  from: null,
  to: null,
  internal: false,
  tone: 'default',
  listed: false,
  gather: null,
} as const

/** Creates a record from its writable fields. A practice with rules of its own declares its own `create`. */
export const createCommand = (record: RecordType, may: May): AnyCommand => ({
  ...unlistedAct,
  record,
  name: 'create',
  fact: `${record.type}.created`,
  creates: true,
  input: writable(record),
  may,
  decide: ({ input }) => ({ set: input }),
})

/** Edits any writable field. States are not fields: a state cannot be patched. */
export const editCommand = (record: RecordType, may: May): AnyCommand => ({
  ...unlistedAct,
  record,
  name: 'edit',
  fact: `${record.type}.edited`,
  input: optional(writable(record)),
  may,
  decide: ({ row, input }) => ({ set: withCustom(row, input) }),
})

/** The fields of an edit: the same, none of them needed, none emptied that must be there. */
export const optional = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      // A default keeps the schema from admitting null for what was required.
      field.required ? { ...field, required: false, default: field.default ?? '' } : field,
    ]),
  )

/** Custom values are merged by key; null takes a key away. */
export function withCustom(row: AnyRow, input: Record<string, unknown>): Record<string, unknown> {
  if (!('custom' in input)) return input
  const merged = { ...row.custom, ...(input.custom as Record<string, unknown>) }
  const custom = Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null && value !== ''),
  )
  return { ...input, custom }
}
