import { IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTypes } from '../../api/meta.ts'
import type { TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Popover } from '../Popover.tsx'
import styles from './FilterBar.module.css'
import { FilterValue } from './FilterValue.tsx'
import { type FieldTerm, formatTerm, type IsTerm, type Term } from './query.ts'
import { fieldOfTerm, fieldThrough, isText, relationText, timeLeftText, valuesText } from './term-text.ts'

interface Props {
  type: TypeMeta
  term: FieldTerm | IsTerm
  onChange: (term: Term | null) => void
}

export function FilterChip({ type, term, onChange }: Props) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const types = useTypes()
  const field = term.kind === 'field' ? (fieldOfTerm(type, term) ?? fieldThrough(types, type, term)) : null
  const whole = term.kind === 'is' ? isText(term) : timeLeftText(term)
  const toggle = () => {
    if (term.kind === 'is') onChange({ ...term, negated: !term.negated })
    else if (field) setOpen(!open)
    else onChange({ ...term, negated: !term.negated })
  }
  return (
    <span className={styles.chip}>
      <button
        type="button"
        ref={anchor}
        onClick={toggle}
        data-tip={term.kind === 'is' ? t('filter.flip') : undefined}
      >
        {whole !== null || term.kind === 'is' ? (
          <b>{whole}</b>
        ) : (
          <>
            {field?.label ?? term.field}
            <em>{relationText(term, field)}</em>
            <b className="truncate">{valuesText(term, field)}</b>
          </>
        )}
      </button>
      <button
        type="button"
        aria-label={t('filter.remove', { what: formatTerm(term) })}
        onClick={() => onChange(null)}
      >
        <IconX size={14} stroke={1.5} aria-hidden />
      </button>
      {field && term.kind === 'field' && (
        <Popover anchor={anchor} open={open} onClose={() => setOpen(false)} label={field.label}>
          <FilterValue field={field} term={term} onChange={onChange} onDone={() => setOpen(false)} />
        </Popover>
      )}
    </span>
  )
}
