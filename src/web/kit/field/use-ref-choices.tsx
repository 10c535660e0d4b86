import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get, search } from '../../api/client.ts'
import { keys } from '../../api/keys.ts'
import { useTypeByName } from '../../api/meta.ts'
import type { FieldMeta, RecordPage, Ref } from '../../api/types.ts'
import { PersonFace } from '../PersonFace.tsx'
import { PriorityMark } from '../PriorityMark.tsx'
import { readText, titleOf } from './field-value.ts'
import type { Choice } from './Picker.tsx'

/** Candidates for a reference, found by words; the type behind it must be readable for this person. */
export function useRefChoices(target: string | undefined, words: string) {
  const type = useTypeByName(target ?? '')
  const plain = words.replace(/[":()]/g, ' ').trim()
  const query = useQuery({
    queryKey: keys.options(target ?? '', plain),
    queryFn: async ({ signal }): Promise<Choice[]> => {
      if (!type) return []
      const onlyActive = type.fields.some(field => field.name === 'active' && field.filterable)
      const q = [plain, onlyActive && 'active:true'].filter(Boolean).join(' ')
      const sort = type.kind === 'work-item' ? '' : type.defaultSort
      const page = await get<RecordPage>(`/${type.plural}${search({ q, sort, limit: 30 })}`, signal)
      return page.items.map(record => {
        const label = titleOf(type, record)
        const hint = record.number ?? (target === 'person' ? readText(record, 'title') : '')
        return {
          value: record.id,
          label,
          ...(hint ? { hint } : {}),
          ...(target === 'person' ? { mark: <PersonFace name={label} /> } : {}),
        }
      })
    },
    enabled: type !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return { choices: query.data ?? [], loading: query.isPending && type !== null }
}

export function optionChoices(field: FieldMeta): Choice[] {
  return (field.options ?? []).map(option => ({
    value: option.value,
    label: option.label,
    ...(field.name === 'priority' ? { mark: <PriorityMark rank={option.value} label="" bare /> } : {}),
  }))
}

export function toRef(choice: Choice): Ref {
  return { id: choice.value, name: choice.label }
}
