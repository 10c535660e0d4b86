// The state of a list lives in the address: shared, reloaded and left by Back without loss.

import { useShortList } from '../../api/records.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import type { Search } from '../../router/address.ts'
import { useGo, usePageSearch } from '../../router/use-page.ts'
import { listPath } from '../../shell/paths.ts'
import { readText } from '../field/field-value.ts'

export interface ListState {
  q: string
  sort: string
  columns: string[]
  /** The field whose values make the groups; empty for none. */
  groupBy: string
  /** The record shown beside the list. */
  open: string | null
  view: RecordData | null
  views: RecordData[]
  /** What the list is called when no view is chosen. */
  homeName: string | null
  /** Whether the address says something else than the chosen view. */
  isChanged: boolean
  set: (change: Search) => void
  chooseView: (view: RecordData | null) => void
}

export function useListState(type: TypeMeta): ListState {
  const search = usePageSearch()
  const go = useGo()
  const found = useShortList('views', `recordType:${type.type}`, 'name', 100)
  const all = found.data?.items ?? []
  // A shared view that says the same as the type's own list gives that list its name.
  const home = all.find(candidate => readText(candidate, 'q') === type.defaultQuery) ?? null
  const views = all.filter(candidate => candidate !== home)
  const view = views.find(candidate => candidate.id === search.view) ?? null
  const ownQuery = view ? readText(view, 'q') : type.defaultQuery
  const ownSort = (view && readText(view, 'sort')) || type.defaultSort
  const ownColumns = view ? asNames(view.columns) : []
  const ownGroup = view ? readText(view, 'groupBy') : ''
  const path = listPath(type)
  const isChanged = ['q', 'sort', 'columns', 'group'].some(name => search[name] !== undefined)
  return {
    q: search.q ?? ownQuery,
    sort: search.sort || ownSort,
    columns: search.columns ? search.columns.split(',') : ownColumns,
    // Written as `none` where the view has groups and the person wants a plain list.
    groupBy: search.group === 'none' ? '' : (search.group ?? ownGroup),
    open: search.open ?? null,
    view,
    views,
    homeName: home ? readText(home, 'name') : null,
    isChanged,
    set: change => {
      const next: Search = { ...search, ...change }
      if (next.q === ownQuery) next.q = undefined
      if (next.sort === '' || next.sort === ownSort) next.sort = undefined
      if (next.group === (ownGroup || 'none')) next.group = undefined
      go(path, { search: next, replace: true })
    },
    chooseView: next => go(path, { search: { view: next?.id } }),
  }
}

function asNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter(item => typeof item === 'string')
  return typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : []
}
