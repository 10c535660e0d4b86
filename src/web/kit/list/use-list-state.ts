// The state of a list lives in the address: shared, reloaded and left by Back without loss.

import { useMe } from '../../api/me.ts'
import { useShortList } from '../../api/records.ts'
import type { Density, TypeMeta } from '../../api/types.ts'
import type { Search } from '../../router/address.ts'
import { useGo, usePageSearch } from '../../router/use-page.ts'
import { listPath } from '../../shell/paths.ts'
import { asDensity, asView, builtInViews, inOrder, type ListView } from './views.ts'

export interface ListState {
  q: string
  sort: string
  columns: string[]
  /** The field whose values make the groups; empty for none. */
  groupBy: string
  density: Density
  /** Null where the list has the height of rows the person likes everywhere. */
  ownDensity: Density | null
  /** The record shown beside the list. */
  open: string | null
  view: ListView | null
  views: ListView[]
  /** What the list is called when no view is chosen. */
  homeName: string | null
  /** Whether the address says something else than the chosen view. */
  isChanged: boolean
  set: (change: Search) => void
  chooseView: (view: { id: string } | null) => void
}

const inAddress = ['q', 'sort', 'columns', 'group', 'density']

export function useListState(type: TypeMeta): ListState {
  const search = usePageSearch()
  const go = useGo()
  const me = useMe()
  const found = useShortList('views', `recordType:${type.type}`, 'name', 100)
  const saved = inOrder((found.data?.items ?? []).map(asView))
  // A shared view that is the same as the type's own list gives that list its name.
  const home = saved.find(candidate => isHome(type, candidate)) ?? null
  const views = [...builtInViews(type), ...saved.filter(candidate => candidate !== home)]
  const view = views.find(candidate => candidate.id === search.view) ?? null
  const ownQuery = view ? view.q : type.defaultQuery
  const ownSort = view?.sort || type.defaultSort
  const ownGroup = view?.groupBy ?? ''
  const ownDensity = view?.density ?? me.preferences.density
  const path = listPath(type)
  return {
    q: search.q ?? ownQuery,
    sort: search.sort || ownSort,
    columns: search.columns ? search.columns.split(',') : (view?.columns ?? []),
    // Written as `none` where the view has groups and the person wants a plain list.
    groupBy: search.group === 'none' ? '' : (search.group ?? ownGroup),
    density: asDensity(search.density) ?? ownDensity,
    ownDensity: asDensity(search.density) ?? view?.density ?? null,
    open: search.open ?? null,
    view,
    views,
    homeName: home?.name ?? null,
    isChanged: inAddress.some(name => search[name] !== undefined),
    set: change => {
      const next: Search = { ...search, ...change }
      if (next.q === ownQuery) next.q = undefined
      if (next.sort === '' || next.sort === ownSort) next.sort = undefined
      if (next.group === (ownGroup || 'none')) next.group = undefined
      if (next.density === ownDensity) next.density = undefined
      go(path, { search: next, replace: true })
    },
    chooseView: next => go(path, { search: { view: next?.id } }),
  }
}

const isHome = (type: TypeMeta, { q, sort, groupBy }: ListView): boolean =>
  q === type.defaultQuery && groupBy === '' && (sort === '' || sort === type.defaultSort)
