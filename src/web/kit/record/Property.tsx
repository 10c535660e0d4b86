// One property, edited where it stands: choosing saves at once, typing saves on Enter or on leaving.
import { useRef, useState } from 'react'
import type { FieldMeta, FieldValue, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { FieldPicker } from '../field/FieldPicker.tsx'
import { FieldText } from '../field/FieldText.tsx'
import { displayText, isBlank, readField } from '../field/field-value.ts'
import { Popover } from '../Popover.tsx'
import { PropertyInput } from './PropertyInput.tsx'
import styles from './RecordPage.module.css'
import { RefLink } from './RefLink.tsx'
import type { Editing } from './use-editing.ts'

interface Props {
  type: TypeMeta
  record: RecordData
  field: FieldMeta
  editing: Editing
}

const picked: FieldMeta['kind'][] = ['choice', 'multiChoice', 'ref', 'refList']

export function Property({ record, field, editing }: Props) {
  const value = readField(record, field)
  const error = editing.errorOf(field.name)
  const canEdit = record.abilities.edit === true && !field.readOnly && field.kind !== 'json'
  return (
    <div className={styles.property}>
      <dt id={`${record.id}-${field.name}`} data-tip={field.hint || undefined}>
        {field.label}
      </dt>
      <dd>
        {canEdit ? (
          <Editor
            labelId={`${record.id}-${field.name}`}
            field={field}
            value={value}
            onBegin={() => editing.begin(field)}
            onSave={next => editing.save([{ field, value: next }])}
          />
        ) : (
          <span className={styles.value}>
            <FixedValue field={field} value={value} />
          </span>
        )}
        {error && <span className={styles.error}>{error}</span>}
      </dd>
    </div>
  )
}

function FixedValue({ field, value }: { field: FieldMeta; value: FieldValue }) {
  if (isBlank(value)) return <span className="quiet">{t('field.blank')}</span>
  if (value !== null && typeof value === 'object' && !Array.isArray(value))
    return (
      <RefLink target={field.target} reference={value}>
        <FieldText field={field} value={value} />
      </RefLink>
    )
  return field.kind === 'longText' ? (
    <span style={{ whiteSpace: 'pre-wrap' }}>{displayText(field, value)}</span>
  ) : (
    <FieldText field={field} value={value} />
  )
}

interface EditorProps {
  labelId: string
  field: FieldMeta
  value: FieldValue
  onBegin: () => void
  onSave: (value: FieldValue) => void
}

function Editor({ labelId, field, value, onBegin, onSave }: EditorProps) {
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<FieldValue>(value)
  const anchor = useRef<HTMLButtonElement>(null)
  const isList = field.kind === 'refList' || field.kind === 'multiChoice'
  if (open && !picked.includes(field.kind))
    return <PropertyInput field={field} value={value} onSave={onSave} onDone={() => setOpen(false)} />
  const begin = () => {
    if (field.kind === 'boolean') {
      onSave(value !== true)
      return
    }
    onBegin()
    setChosen(value)
    setOpen(true)
  }
  const finish = () => {
    setOpen(false)
    if (isList && JSON.stringify(chosen) !== JSON.stringify(value)) onSave(chosen)
  }
  return (
    <>
      <button
        type="button"
        ref={anchor}
        className={styles.value}
        id={`${labelId}-value`}
        aria-labelledby={`${labelId} ${labelId}-value`}
        aria-haspopup={picked.includes(field.kind) ? 'dialog' : undefined}
        aria-expanded={picked.includes(field.kind) ? open : undefined}
        onClick={begin}
      >
        {isBlank(value) ? (
          <span className={styles.unset}>{t('record.setField')}</span>
        ) : (
          <FieldText field={field} value={value} />
        )}
      </button>
      {picked.includes(field.kind) && (
        <Popover anchor={anchor} open={open} onClose={finish} label={field.label}>
          <FieldPicker
            field={field}
            value={isList ? chosen : value}
            onChange={next => (isList ? setChosen(next) : onSave(next))}
            onDone={() => setOpen(false)}
          />
        </Popover>
      )}
    </>
  )
}
