import { IconChevronDown } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { FieldMeta, FieldValue } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { classes } from '../classes.ts'
import { Popover } from '../Popover.tsx'
import styles from './Field.module.css'
import { FieldPicker } from './FieldPicker.tsx'
import { FieldText } from './FieldText.tsx'
import { isBlank } from './field-value.ts'

interface Props {
  field: FieldMeta
  value: FieldValue
  onChange: (value: FieldValue) => void
  id: string
  described?: string
  autoFocus?: boolean
}

/** Looks like an input, opens the picker of the field. */
export function PickButton({ field, value, onChange, id, described, autoFocus }: Props) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        id={id}
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-labelledby={`${id}-label ${id}`}
        aria-describedby={described}
        data-autofocus={autoFocus || undefined}
        className={classes(styles.input, styles.pick)}
        onClick={() => setOpen(was => !was)}
      >
        {isBlank(value) ? (
          <span className="quiet">{t('field.choose')}</span>
        ) : (
          <FieldText field={field} value={value} />
        )}
        <IconChevronDown size={16} stroke={1.5} aria-hidden />
      </button>
      <Popover anchor={anchor} open={open} onClose={() => setOpen(false)} label={field.label}>
        <FieldPicker field={field} value={value} onChange={onChange} onDone={() => setOpen(false)} />
      </Popover>
    </>
  )
}
