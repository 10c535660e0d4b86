import type { Actor } from '../../kernel/access/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'

/** What a prepared text may say of the record it is written on, and of who writes. */
export const textVariables = [
  'requester',
  'requester.first',
  'number',
  'subject',
  'me',
  'group',
  'service',
] as const
export type TextVariable = (typeof textVariables)[number]

const variable = /\{([A-Za-z][\w.]*)\}/g

const isKnown = (name: string): name is TextVariable => (textVariables as readonly string[]).includes(name)

/** The words in braces that are no variable: most likely misspelt. */
export const unknownVariables = (text: string): string[] => [
  ...new Set([...text.matchAll(variable)].map(([, name = '']) => name).filter(name => !isKnown(name))),
]

/** Why a prepared text cannot be kept; null when it can. */
export function wrongText(text: string): string | null {
  const [wrong] = unknownVariables(text)
  if (wrong === undefined) return null
  const known = textVariables.map(name => `{${name}}`).join(', ')
  return `There is no variable {${wrong}}. Known are ${known}.`
}

type Values = Partial<Record<TextVariable, string>>

/** What the variables stand for on this record; absent where the record says nothing. */
export function valuesOn(record: RecordType, row: AnyRow, actor: Actor): Values {
  const word = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined
  const requester = word(row.requester$name)
  const values: Record<TextVariable, string | undefined> = {
    requester,
    'requester.first': requester?.split(' ')[0],
    number: word(row.number),
    subject: word(row[record.titleField]),
    me: actor.name,
    group: word(row.group$name),
    service: word(row.service$name),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** The text with its variables filled in; one that says nothing here stays as it is and is named in `missing`. */
export function fillText(text: string, values: Values): { text: string; missing: TextVariable[] } {
  const missing = new Set<TextVariable>()
  const filled = text.replace(variable, (written, name: string) => {
    if (!isKnown(name)) return written
    const value = values[name]
    if (value === undefined) missing.add(name)
    return value ?? written
  })
  return { text: filled, missing: [...missing] }
}

/** The filled text, for what nobody reads again before it is sent: a gap in it is refused. */
export function fillWhole(text: string, values: Values): string {
  const { text: filled, missing } = fillText(text, values)
  if (missing.length === 0) return filled
  const names = missing.map(name => `{${name}}`).join(', ')
  throw new Problem('not_now', `The text needs ${names}, which this record does not have.`)
}
