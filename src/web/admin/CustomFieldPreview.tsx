import { useState } from 'react'
import type { FieldKind, FieldMeta, FieldValue, RecordData } from '../api/types.ts'
import { FieldInput } from '../kit/field/FieldInput.tsx'
import { readText } from '../kit/field/field-value.ts'
import { t } from '../messages/t.ts'
import access from './Access.module.css'
import styles from './Admin.module.css'

const kinds: FieldKind[] = ['text', 'longText', 'number', 'boolean', 'choice', 'date', 'instant']

/** The field as people will meet it in a form; what is typed here goes nowhere. */
export function CustomFieldPreview({ record }: { record: RecordData }) {
  const [value, setValue] = useState<FieldValue>(null)
  const options = Array.isArray(record.options) ? record.options.map(String) : []
  const field: FieldMeta = {
    name: 'preview',
    label: readText(record, 'label'),
    hint: readText(record, 'hint') || null,
    kind: kinds.find(kind => kind === record.kind) ?? 'text',
    options: options.map(option => ({ value: option, label: option })),
    required: record.required === true,
    readOnly: false,
    internal: record.internal === true,
    custom: true,
    filterable: false,
    sortable: false,
  }
  return (
    <section className={styles.section} aria-labelledby="field-preview">
      <h2 id="field-preview">{t('customField.preview')}</h2>
      <p>{t('customField.previewHint')}</p>
      <div className={access.preview}>
        <FieldInput field={field} value={value} onChange={setValue} />
      </div>
    </section>
  )
}
