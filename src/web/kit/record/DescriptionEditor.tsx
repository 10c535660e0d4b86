import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { FieldMeta, RecordData } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button, IconButton } from '../Button.tsx'
import { readText } from '../field/field-value.ts'
import { WrittenText } from '../markdown/WrittenText.tsx'
import styles from './RecordPage.module.css'
import type { Editing } from './use-editing.ts'

interface Props {
  field: FieldMeta
  record: RecordData
  editing: Editing
}

export function DescriptionEditor({ field, record, editing }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = readText(record, field.name)
  const canEdit = record.abilities.edit === true && !field.readOnly
  const error = editing.errorOf(field.name)
  const begin = (from: string) => {
    editing.begin(field)
    setTyped(from)
  }
  const save = () => {
    if (typed !== null) editing.save([{ field, value: typed }])
    setTyped(null)
  }
  if (typed !== null)
    return (
      <div className={styles.description}>
        <div className={styles.writing}>
          <textarea
            aria-label={field.label}
            value={typed}
            // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
            autoFocus
            onChange={event => setTyped(event.target.value)}
            onKeyDown={event => {
              event.stopPropagation()
              if (event.key === 'Escape') setTyped(null)
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
            }}
          />
        </div>
        <div className={styles.buttons}>
          <Button small tone="primary" onClick={save}>
            {t('action.save')}
          </Button>
          <Button small tone="ghost" onClick={() => setTyped(null)}>
            {t('action.cancel')}
          </Button>
        </div>
      </div>
    )
  return (
    <div className={styles.description}>
      {text !== '' ? (
        <div className={styles.described}>
          <WrittenText text={text} />
          {canEdit && (
            <IconButton
              small
              className={styles.edit}
              label={t('record.editField', { field: field.label })}
              onClick={() => begin(text)}
            >
              <IconPencil size={16} stroke={1.5} aria-hidden />
            </IconButton>
          )}
        </div>
      ) : (
        canEdit && (
          <Button tone="ghost" small onClick={() => begin('')}>
            {t('record.addDescription')}
          </Button>
        )
      )}
      {error && <div className={styles.error}>{error}</div>}
    </div>
  )
}
