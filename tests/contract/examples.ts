import type { Field } from '../../src/kernel/record/fields.ts'
import type { RecordModule } from '../../src/kernel/record/registry.ts'

/** What the declaration alone does not tell about an acceptable record. */
const particular: Record<string, Record<string, unknown>> = {
  calendar: {
    timeZone: 'Europe/Berlin',
    versions: [{ from: null, week: [[['08:00', '17:00']], [], [], [], [], [], []] }],
  },
  custom_field: { recordType: 'incident', key: 'costCentre', label: 'Cost centre', kind: 'text' },
  setting: { key: 'contract.example', value: { a: 1 } },
  view: { name: 'Mine', recordType: 'incident' },
  template: { recordType: 'key_loan', prefill: { title: 'Cellar key', room: 'B 12' } },
  agreement: { recordType: 'key_loan', targets: [{ name: 'Returned', minutes: { default: 480 } }] },
  macro: { recordType: 'key_loan', steps: [{ kind: 'note', text: 'Key of {subject}' }] },
  recurrence: { frequency: 'weekly', weekdays: ['mon'], time: '08:00', timeZone: 'Europe/Berlin' },
}

/** A record of each type that a required reference may point at. */
export const targets: Record<string, string> = {}

function exampleOf(name: string, field: Field): unknown {
  switch (field.kind) {
    case 'ref':
      return targets[field.target ?? '']
    case 'choice':
      return field.values?.[0]
    case 'number':
      return field.min ?? 1
    case 'boolean':
      return true
    case 'json':
      return {}
    default:
      return `Example ${name}`
  }
}

/** An input the record's `create` accepts: what is required, and a title that search will find. */
export function exampleInput({ record, commands }: RecordModule, word: string): Record<string, unknown> {
  const create = commands.find(command => command.creates)
  const required = Object.entries(create?.input ?? {}).filter(([, field]) => field.required)
  const input = Object.fromEntries(required.map(([name, field]) => [name, exampleOf(name, field)]))
  const title = `Example ${word}`
  return {
    ...input,
    ...(record.titleField in input && record.titleField !== 'key' ? { [record.titleField]: title } : {}),
    ...particular[record.type],
  }
}

/** The first text field an edit may change, and a new value for it. */
export function exampleEdit({ record, commands }: RecordModule): Record<string, unknown> {
  const edit = commands.find(command => command.name === 'edit')
  if (record.type === 'setting') return { value: { a: 2 } }
  const field = Object.entries(edit?.input ?? {}).find(
    ([name, item]) => item.kind === 'text' && name !== 'recordType' && name !== 'key',
  )
  return field ? { [field[0]]: 'Changed by the contract' } : {}
}
