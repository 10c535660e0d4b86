import { useState } from 'react'
import { fieldOf } from '../../api/meta.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { titleOf } from '../field/field-value.ts'
import styles from './RecordPage.module.css'
import type { Editing } from './use-editing.ts'

interface Props {
  type: TypeMeta
  record: RecordData
  editing: Editing
}

export function TitleEditor({ type, record, editing }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const field = fieldOf(type, type.titleField)
  const title = titleOf(type, record)
  const error = editing.errorOf(type.titleField)
  const begin = () => {
    if (field) editing.begin(field)
    setTyped(title)
  }
  const save = () => {
    const next = typed?.trim() ?? ''
    setTyped(null)
    if (field && next !== '') editing.save([{ field, value: next }])
  }
  if (!field || field.readOnly || !record.abilities.edit) return <h1 className={styles.title}>{title}</h1>
  return (
    <h1 className={styles.title}>
      {typed === null ? (
        <button type="button" onClick={begin} data-tip={t('record.editTitle')}>
          {title}
        </button>
      ) : (
        <textarea
          aria-label={field.label}
          value={typed}
          rows={1}
          maxLength={field.maxLength}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
          autoFocus
          onChange={event => setTyped(event.target.value.replaceAll('\n', ' '))}
          onBlur={save}
          onKeyDown={event => {
            if (event.key === 'Enter') save()
            if (event.key === 'Escape') setTyped(null)
            if (event.key === 'Enter' || event.key === 'Escape') event.stopPropagation()
          }}
        />
      )}
      {error && <div className={styles.error}>{error}</div>}
    </h1>
  )
}
