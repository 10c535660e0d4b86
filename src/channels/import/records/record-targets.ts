import type { Kernel } from '../../../kernel/kernel.ts'
import type { Field } from '../../../kernel/record/fields.ts'
import type { RecordModule } from '../../../kernel/record/registry.ts'
import { wordsOf } from '../../../platform/http/meta.ts'
import type { Target } from '../mapping.ts'
import { serviceNowNames } from './servicenow-names.ts'

/** A field a column may be read as, with what is needed to read its cells. */
export interface RecordTarget extends Target {
  declaration: Field
  /** By their codes. */
  optionLabels: Record<string, string>
}

const importable = (field: Field): boolean => !field.readOnly && field.kind !== 'json'

/** What a file may say of a record type: its writable fields, the administrators' own, and what it is known by. */
export function recordTargets(kernel: Kernel, module: RecordModule): RecordTarget[] {
  const { record } = module
  const words = wordsOf(module, 'en')
  const target = (name: string, declaration: Field): RecordTarget => {
    const label = words.fields[name] ?? name
    return {
      field: name,
      label: typeof label === 'string' ? label : label.label,
      required: declaration.required === true,
      aliases: serviceNowNames(record.type, name),
      declaration,
      optionLabels: words.options[name] ?? {},
    }
  }
  const text: Field = { kind: 'text', maxLength: 200 }
  return [
    ...(record.prefix ? [target('number', text)] : []),
    ...Object.entries(record.fields)
      .filter(([, field]) => importable(field))
      .map(([name, field]) => target(name, field)),
    ...(record.fields.externalId ? [target('externalId', text)] : []),
    ...kernel.settings.customFields(record.type).map(field => ({
      field: `custom.${field.key}`,
      label: field.label,
      required: field.required,
      aliases: [field.key],
      declaration: { kind: field.kind, values: field.options },
      optionLabels: {},
    })),
  ]
}
