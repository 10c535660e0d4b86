import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import { type FieldMeta, metaFor, wordsOf } from '../../platform/http/meta.ts'

export interface ExportColumn {
  label: string
  cell: (row: AnyRow) => string | number | null
}

/** The columns this person may read, headed by their labels in his language: all fields, custom ones at the end. */
export function exportColumns(kernel: Kernel, actor: Actor, type: string): ExportColumn[] {
  const meta = metaFor(kernel, actor).types[type]
  if (!meta) return []
  const [number, rest] = [
    meta.fields.filter(field => field.name === 'number'),
    meta.fields.filter(field => field.name !== 'number'),
  ]
  const words = wordsOf(kernel.registry.get(type), actor.language).fields.state ?? 'state'
  const label = typeof words === 'string' ? words : words.label
  const state =
    meta.states.length > 0 ? [{ name: 'state', label, kind: 'choice', options: meta.states } as const] : []
  const fields: Shown[] = [...number, ...state, ...rest]
  return fields.map(field => ({ label: headingOf(field, fields), cell: cellOf(field) }))
}

type Shown = Pick<FieldMeta, 'name' | 'label' | 'kind' | 'options'> & { custom?: boolean }

/** Two columns of one label are told apart by their keys. */
const headingOf = ({ name, label }: Shown, fields: readonly Shown[]): string =>
  fields.filter(field => field.label === label).length > 1 ? `${label} (${name})` : label

function cellOf({ name, kind, custom, options }: Shown): ExportColumn['cell'] {
  const labels = new Map(options?.map(option => [option.value, option.label]))
  return row => {
    const value = (custom ? row.custom[name] : row[name]) ?? null
    if (value === null) return null
    if (kind === 'ref') return String(row[`${name}$name`] ?? '')
    if (kind === 'refList') return namesIn(value, row[`${name}$names`])
    if (Array.isArray(value)) return value.map(item => labels.get(String(item)) ?? String(item)).join('; ')
    return cellText(value, labels)
  }
}

function cellText(value: unknown, labels: ReadonlyMap<string, string>): string | number {
  if (typeof value === 'number') return value
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object') return JSON.stringify(value)
  return labels.get(String(value)) ?? String(value)
}

function namesIn(ids: unknown, names: unknown): string {
  const byId = (names ?? {}) as Record<string, string>
  return Array.isArray(ids) ? ids.map(id => byId[String(id)] ?? '').join('; ') : ''
}
