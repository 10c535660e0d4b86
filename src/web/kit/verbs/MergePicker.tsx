import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../api/client.ts'
import type { RecordData, Ref, StateCategory, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { type Choice, Picker } from '../field/Picker.tsx'
import { toRef, useRefChoices } from '../field/use-ref-choices.tsx'
import { StateMark } from '../StateBadge.tsx'

interface Similar {
  id: string
  number: string
  title: string
  stateCategory: StateCategory
}

interface Props {
  type: TypeMeta
  record: RecordData
  onPick: (target: Ref) => void
}

/** Records that say much the same come first, those still open before the rest; any other is found by its words. */
export function MergePicker({ type, record, onPick }: Props) {
  const [words, setWords] = useState('')
  const similar = useQuery({
    queryKey: ['similar', type.plural, record.id],
    queryFn: ({ signal }) => get<{ items: Similar[] }>(`/${type.plural}/${record.id}/similar`, signal),
    staleTime: 60_000,
  })
  const found = useRefChoices(type.type, words)
  const isOpen = ({ stateCategory }: Similar) => stateCategory === 'open' || stateCategory === 'waiting'
  const alike = (similar.data?.items ?? []).toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
  const others = found.choices.filter(choice => choice.value !== record.id)
  const choices: Choice[] =
    words.trim() === ''
      ? [...alike.map(asChoice), ...others.filter(choice => alike.every(item => item.id !== choice.value))]
      : others
  return (
    <Picker
      label={t('verb.mergeInto')}
      choices={choices}
      selected={[]}
      onPick={choice => onPick(toRef(choice))}
      onSearch={setWords}
      loading={similar.isPending || found.loading}
    />
  )
}

const asChoice = ({ id, number, title, stateCategory }: Similar): Choice => ({
  value: id,
  label: title,
  hint: number,
  mark: <StateMark category={stateCategory} fresh={false} />,
})
