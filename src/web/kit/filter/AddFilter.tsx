import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTypeByName } from '../../api/meta.ts'
import type { FieldMeta, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { type Choice, Picker } from '../field/Picker.tsx'
import { Popover } from '../Popover.tsx'
import { FilterValue } from './FilterValue.tsx'
import type { FieldTerm, Term } from './query.ts'
import { isWords } from './term-text.ts'

interface Props {
  type: TypeMeta
  onAdd: (term: Term) => void
}

/** Asked for as a length of time, not as a day. */
const isTimeLeft = ({ name }: FieldMeta): boolean => name === 'slaDueAt'

/** First the field, then its value, in one panel. */
export function AddFilter({ type, onAdd }: Props) {
  const [open, setOpen] = useState(false)
  const [field, setField] = useState<FieldMeta | null>(null)
  const [term, setTerm] = useState<FieldTerm | null>(null)
  const anchor = useRef<HTMLButtonElement>(null)

  const close = () => {
    if (term) onAdd(term)
    setOpen(false)
    setField(null)
    setTerm(null)
  }
  const vips = useTypeByName('person')?.fields.find(candidate => candidate.name === 'vip')
  const pick = (choice: Choice) => {
    const [kind, name = ''] = choice.value.split(':')
    if (kind === 'through') {
      onAdd({ kind: 'field', field: name, comparison: '', values: ['yes'], negated: false })
      setOpen(false)
      return
    }
    if (kind === 'sla') {
      const [comparison, value] = name === 'hour' ? (['<', '1h'] as const) : (['', 'breached'] as const)
      onAdd({ kind: 'field', field: 'sla', comparison, values: [value], negated: false })
      setOpen(false)
      return
    }
    if (kind === 'is') {
      onAdd({ kind: 'is', value: name, negated: false })
      setOpen(false)
      return
    }
    setField(type.fields.find(candidate => candidate.name === name) ?? null)
  }
  const shortcuts = type.kind === 'work-item' ? Object.entries(isWords) : []
  const choices: Choice[] = [
    ...shortcuts.map(([word, key]) => ({ value: `is:${word}`, label: t(key) })),
    ...(type.fields.some(isTimeLeft)
      ? [
          { value: 'sla:hour', label: t('filter.slaHour') },
          { value: 'sla:breached', label: t('filter.slaBreached') },
        ]
      : []),
    ...(vips && type.fields.some(candidate => candidate.name === 'requester')
      ? [{ value: 'through:requester.vip', label: t('vip.tip') }]
      : []),
    ...type.fields
      .filter(candidate => candidate.filterable && candidate.kind !== 'longText' && !isTimeLeft(candidate))
      .map(candidate => ({
        value: `field:${candidate.name}`,
        label: candidate.label,
        hint: t('filter.field'),
      })),
  ]
  return (
    <>
      <Button
        ref={anchor}
        tone="ghost"
        small
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => (open ? close() : setOpen(true))}
      >
        <IconPlus size={14} stroke={1.5} aria-hidden />
        {t('filter.add')}
      </Button>
      <Popover key={field?.name ?? ''} anchor={anchor} open={open} onClose={close} label={t('filter.add')}>
        {field ? (
          <FilterValue
            field={field}
            term={term ?? { kind: 'field', field: field.name, comparison: '', values: [], negated: false }}
            onChange={next => {
              setTerm(next)
              // A typed value is complete at once; options are collected until the panel closes.
              if (
                next.comparison !== '' ||
                !['choice', 'multiChoice', 'ref', 'refList', 'boolean'].includes(field.kind)
              ) {
                onAdd(next)
                setTerm(null)
              }
            }}
            onDone={() => {
              setOpen(false)
              setField(null)
            }}
          />
        ) : (
          <Picker label={t('filter.add')} choices={choices} selected={[]} onPick={pick} />
        )}
      </Popover>
    </>
  )
}
