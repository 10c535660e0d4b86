import { Problem } from '../../kernel/problem.ts'

/** Something a column of a file may be read as. */
export interface Target {
  field: string
  label: string
  required: boolean
  /** Names of such a column elsewhere, ServiceNow's above all. */
  aliases: readonly string[]
}

export interface ColumnMapping {
  column: string
  /** Null: the column is not read. */
  field: string | null
}

export interface GuessedMapping extends ColumnMapping {
  /** 1 the same name, 0.9 a known other name, 0.6 alike; 0 for a column that is not read. */
  confidence: number
}

const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function likeness(column: string, target: Target): number {
  const name = bare(column)
  // Our own export writes `Subject (title)` where two columns have one label.
  const own = [target.field, target.label, `${target.label} (${target.field.replace('custom.', '')})`]
  if (own.map(bare).includes(name)) return 1
  const others = target.aliases.map(bare)
  if (others.includes(name)) return 0.9
  // A custom column of the source: u_symptom is the symptom.
  const alike = [bare(target.field), bare(target.label), ...others]
  return name.startsWith('u') && alike.includes(name.slice(1)) ? 0.6 : 0
}

/** Reads the header as well as it can: each field at most once, the surest column first. */
export function guessMapping(columns: readonly string[], targets: readonly Target[]): GuessedMapping[] {
  const pairs = columns.flatMap(column =>
    targets.map(target => ({ column, field: target.field, confidence: likeness(column, target) })),
  )
  const guessed = new Map<string, GuessedMapping>()
  const taken = new Set<string>()
  for (const pair of pairs.toSorted((a, b) => b.confidence - a.confidence)) {
    if (pair.confidence === 0 || guessed.has(pair.column) || taken.has(pair.field)) continue
    guessed.set(pair.column, pair)
    taken.add(pair.field)
  }
  return columns.map(column => guessed.get(column) ?? { column, field: null, confidence: 0 })
}

/** Where in a row each field stands. */
export type Places = ReadonlyMap<string, number>

/** Checks a mapping a person chose against the file and what there is to read. */
export function placesOf(
  columns: readonly string[],
  mapping: readonly ColumnMapping[],
  targets: readonly Target[],
): Places {
  const known = new Set(targets.map(target => target.field))
  const places = new Map<string, number>()
  const errors: { pointer: string; detail: string }[] = []
  for (const [index, { column, field }] of mapping.entries()) {
    if (field === null) continue
    const at = columns.indexOf(column)
    const detail =
      at < 0
        ? `The file has no column ${column}.`
        : !known.has(field)
          ? `There is no field ${field} to read ${column} as.`
          : places.has(field)
            ? `Two columns are read as ${field}: choose one.`
            : null
    if (detail) errors.push({ pointer: `/mapping/${index}`, detail })
    else places.set(field, at)
  }
  if (errors.length === 0) return places
  throw new Problem('invalid_input', errors[0]?.detail ?? '', { errors })
}

/** The required fields no column is read as. */
export const missingTargets = (places: Places, targets: readonly Target[]): Target[] =>
  targets.filter(target => target.required && !places.has(target.field))
