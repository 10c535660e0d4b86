import { useSuspenseQuery } from '@tanstack/react-query'
import { t } from '../messages/t.ts'
import { languageLoaded } from '../messages/use-language.ts'
import { get } from './client.ts'
import { keys } from './keys.ts'
import type { CommandMeta, FieldMeta, StateMeta, TypeMeta } from './types.ts'

export type Meta = { types: Record<string, TypeMeta> }

export const metaQuery = {
  queryKey: keys.meta,
  queryFn: async (): Promise<Meta> => {
    const [{ types }] = await Promise.all([get<Meta>('/meta'), languageLoaded()])
    return { types: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, complete(type)])) }
  },
  staleTime: 5 * 60_000,
}

/**
 * The state reads like any other field in lists and filters. An act that has a place of its own on the page (composer,
 * links, watchers…) has no line in a menu.
 */
function complete(type: TypeMeta): TypeMeta {
  const commands = type.commands.filter(command => command.listed)
  if (type.states.length === 0 || type.fields.some(field => field.name === 'state'))
    return { ...type, commands }
  const state: FieldMeta = {
    name: 'state',
    label: t('field.state'),
    kind: 'choice',
    options: type.states.map(({ value, label }) => ({ value, label })),
    required: false,
    readOnly: true,
    internal: false,
    custom: false,
    filterable: true,
    sortable: false,
  }
  const { listColumns } = type
  const shown = listColumns.includes('state') ? listColumns : listColumns.toSpliced(3, 0, 'state')
  return { ...type, commands, fields: [...type.fields, state], listColumns: shown }
}

export function useTypes(): TypeMeta[] {
  return Object.values(useSuspenseQuery(metaQuery).data.types)
}

export function useTypeByPlural(plural: string): TypeMeta | null {
  return useTypes().find(type => type.plural === plural) ?? null
}

export function useTypeByName(name: string): TypeMeta | null {
  return useTypes().find(type => type.type === name) ?? null
}

export function fieldOf(type: TypeMeta, name: string): FieldMeta | null {
  return type.fields.find(field => field.name === name) ?? null
}

export function fieldsOf(type: TypeMeta, names: string[]): FieldMeta[] {
  return names.map(name => fieldOf(type, name)).filter(field => field !== null)
}

export function stateOf(type: TypeMeta, value: string | null | undefined): StateMeta | null {
  return type.states.find(state => state.value === value) ?? null
}

export function commandOf(type: TypeMeta, name: string): CommandMeta | null {
  return type.commands.find(command => command.name === name) ?? null
}

/** Where a record of this type has its page. */
export function roomOf(type: TypeMeta): '/work' | '/directory' | '/admin' {
  if (type.area === 'work' || type.kind === 'work-item') return '/work'
  return type.area === 'directory' ? '/directory' : '/admin'
}
