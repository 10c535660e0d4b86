// Choosing what a field is compared with: several options, people and groups, a word, a number or a day.
import { type FormEvent, useState } from 'react'
import type { FieldMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { type Choice, Picker } from '../field/Picker.tsx'
import { TextField } from '../field/TextField.tsx'
import { optionChoices, useRefChoices } from '../field/use-ref-choices.tsx'
import styles from './FilterBar.module.css'
import type { Comparison, FieldTerm } from './query.ts'

interface Props {
  field: FieldMeta
  term: FieldTerm
  onChange: (term: FieldTerm) => void
  onDone: () => void
}

export function FilterValue(props: Props) {
  switch (props.field.kind) {
    case 'ref':
    case 'refList':
      return <RefValue {...props} />
    case 'choice':
    case 'multiChoice':
    case 'boolean':
      return <OptionValue {...props} />
    default:
      return <TypedValue {...props} />
  }
}

function useToggle({ term, onChange }: Props) {
  return (choice: Choice) => {
    const has = term.values.includes(choice.value)
    const values = has ? term.values.filter(value => value !== choice.value) : [...term.values, choice.value]
    if (values.length > 0) onChange({ ...term, comparison: '', values })
  }
}

const special = (field: FieldMeta): Choice[] => [
  ...(field.target === 'person' ? [{ value: 'me', label: t('filter.me') }] : []),
  ...(field.target === 'group' ? [{ value: 'mine', label: t('filter.myGroups') }] : []),
  { value: 'none', label: t('filter.none') },
]

function RefValue(props: Props) {
  const { field, term } = props
  const [words, setWords] = useState('')
  const { choices, loading } = useRefChoices(field.target, words)
  const pick = useToggle(props)
  // Names rather than ids: the query must stay readable in the address.
  const named = choices.map(choice => ({ ...choice, value: choice.label }))
  const all = words === '' ? [...special(field), ...named] : named
  return (
    <Picker
      label={field.label}
      choices={all}
      selected={term.values}
      onPick={pick}
      onSearch={setWords}
      loading={loading}
    />
  )
}

function OptionValue(props: Props) {
  const { field, term } = props
  const pick = useToggle(props)
  const choices =
    field.kind === 'boolean'
      ? [
          { value: 'true', label: t('field.yes') },
          { value: 'false', label: t('field.no') },
        ]
      : [...optionChoices(field), { value: 'none', label: t('filter.none') }]
  return <Picker label={field.label} choices={choices} selected={term.values} onPick={pick} />
}

function TypedValue({ field, term, onChange, onDone }: Props) {
  const time = field.kind === 'instant' || field.kind === 'date'
  const ordered = time || field.kind === 'number'
  const [comparison, setComparison] = useState<Comparison>(term.comparison || (ordered ? '>' : ''))
  const [value, setValue] = useState(term.values[0] ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value.trim() === '') return
    onChange({ ...term, comparison, values: [value.trim()] })
    onDone()
  }
  return (
    <form className={styles.value} onSubmit={submit}>
      {ordered && (
        <fieldset>
          <legend className="hidden">{t('filter.comparison')}</legend>
          {(['>', '<'] as const).map(sign => (
            <label key={sign}>
              <input
                type="radio"
                name="sign"
                checked={comparison === sign}
                onChange={() => setComparison(sign)}
              />
              {sign === '>'
                ? time
                  ? t('filter.after')
                  : t('filter.above')
                : time
                  ? t('filter.before')
                  : t('filter.below')}
            </label>
          ))}
        </fieldset>
      )}
      <TextField
        label={field.label}
        type={time && !value.startsWith('-') ? 'date' : 'text'}
        value={value}
        onChange={event => setValue(event.target.value)}
        data-autofocus
      />
      {time && (
        <div style={{ display: 'flex', gap: 6 }}>
          {(['-1d', '-7d', '-30d'] as const).map(age => (
            <Button key={age} small onClick={() => setValue(age)} aria-pressed={value === age}>
              {t('filter.daysAgo', { count: Number(age.slice(1, -1)) })}
            </Button>
          ))}
        </div>
      )}
      <Button type="submit" tone="primary" small>
        {t('filter.apply')}
      </Button>
    </form>
  )
}
