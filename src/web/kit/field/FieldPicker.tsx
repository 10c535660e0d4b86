// The picker for one field: knows where its choices come from and what "nothing chosen" is called.
import { useState } from 'react'
import { useMe } from '../../api/me.ts'
import type { FieldMeta, FieldValue } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { PersonFace } from '../PersonFace.tsx'
import { type Choice, Picker } from './Picker.tsx'
import { optionChoices, toRef, useRefChoices } from './use-ref-choices.tsx'

interface Props {
  field: FieldMeta
  value: FieldValue
  onChange: (value: FieldValue) => void
  /** Called when the choice is complete: at once for one value, never for several. */
  onDone: () => void
}

const none = ''

export function FieldPicker(props: Props) {
  return props.field.kind === 'ref' || props.field.kind === 'refList' ? (
    <RefFieldPicker {...props} />
  ) : (
    <OptionFieldPicker {...props} />
  )
}

function OptionFieldPicker({ field, value, onChange, onDone }: Props) {
  const several = field.kind === 'multiChoice'
  const selected = Array.isArray(value)
    ? value.filter(item => typeof item === 'string')
    : value
      ? [String(value)]
      : []
  const pick = (choice: Choice) => {
    if (several) {
      onChange(toggle(selected, choice.value))
      return
    }
    onChange(choice.value === none ? null : choice.value)
    onDone()
  }
  const choices = [...clearing(field, selected.length > 0 && !several), ...optionChoices(field)]
  return <Picker label={field.label} choices={choices} selected={selected} onPick={pick} />
}

function RefFieldPicker({ field, value, onChange, onDone }: Props) {
  const me = useMe()
  const [words, setWords] = useState('')
  const { choices, loading } = useRefChoices(field.target, words)
  const several = field.kind === 'refList'
  const chosen = Array.isArray(value) ? value.filter(item => typeof item !== 'string') : []
  const single = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null
  const selected = several ? chosen.map(ref => ref.id) : single ? [single.id] : []

  const pick = (choice: Choice) => {
    if (several) {
      const others = chosen.filter(ref => ref.id !== choice.value)
      onChange(others.length < chosen.length ? others : [...chosen, toRef(choice)])
      return
    }
    onChange(choice.value === none ? null : toRef(choice))
    onDone()
  }

  const self: Choice[] =
    field.target === 'person' && words === ''
      ? [{ value: me.id, label: me.name, hint: t('picker.me'), mark: <PersonFace name={me.name} /> }]
      : []
  const all = [
    ...(words === '' ? clearing(field, single !== null) : []),
    ...self,
    ...choices.filter(choice => self.length === 0 || choice.value !== me.id),
  ]
  return (
    <Picker
      label={field.label}
      choices={all}
      selected={selected}
      onPick={pick}
      onSearch={setWords}
      loading={loading}
    />
  )
}

function clearing(field: FieldMeta, filled: boolean): Choice[] {
  return filled && !field.required ? [{ value: none, label: t('picker.clear') }] : []
}

function toggle(list: string[], item: string): string[] {
  return list.includes(item) ? list.filter(other => other !== item) : [...list, item]
}
