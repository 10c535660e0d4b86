// A list in groups: the headings and counts come from one read, the rows of a group when it comes into sight.
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { get, search } from '../../api/client.ts'
import { keys } from '../../api/keys.ts'
import { fetchPage } from '../../api/records.ts'
import type { FieldMeta, RecordData, RecordPage, TypeMeta } from '../../api/types.ts'
import { type GroupCount, groupLabel, groupQuery, inOrder } from './grouping.ts'
import type { ListItem, RowGroup } from './items.ts'

interface GroupsReply {
  items: GroupCount[]
  capped: boolean
  more: boolean
}

/** As an infinite list keeps its pages, so that a changed record is put into both alike. */
interface Kept {
  pages: RecordPage[]
  pageParams: string[]
}

export interface Grouped {
  items: ListItem[]
  isPending: boolean
  error: unknown
  /** The counts are of the first 10,000 rows only, or there are more groups than are told. */
  partial: boolean
  want: (group: string) => void
  toggle: (group: string) => void
  retry: () => void
}

const pageSize = 50
const none: ListItem[] = []

export function useGroups(type: TypeMeta, q: string, sort: string, field: FieldMeta | null): Grouped {
  const client = useQueryClient()
  const place = `${type.plural} ${q} ${field?.name ?? ''}`
  const [closed, setClosed] = useState<{ place: string; keys: Set<string> }>({ place, keys: new Set() })
  const [wanted, setWanted] = useState<{ place: string; pages: Map<string, number> }>({
    place,
    pages: new Map(),
  })
  const closedHere = closed.place === place ? closed.keys : new Set<string>()
  const wantedHere = wanted.place === place ? wanted.pages : new Map<string, number>()
  const counts = useQuery({
    queryKey: [...keys.counts(type.plural), 'groups', q, field?.name ?? ''],
    queryFn: ({ signal }) =>
      get<GroupsReply>(`/${type.plural}/groups${search({ q, by: field?.name ?? '' })}`, signal),
    enabled: field !== null,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
  const groups: RowGroup[] = field
    ? inOrder(field, counts.data?.items ?? []).map(group => {
        const key = group.value ?? 'none'
        return {
          key,
          label: groupLabel(field, group),
          count: group.count,
          q: groupQuery(q, field, group.value),
          open: !closedHere.has(key),
        }
      })
    : []
  const keyOf = (group: RowGroup, cursor: string) => [
    ...keys.list(type.plural, group.q, sort),
    'page',
    cursor,
  ]
  const cursors = groups
    .filter(group => group.open)
    .flatMap(group => {
      const chain: { group: RowGroup; cursor: string }[] = []
      let cursor: string | null = ''
      for (let page = 0; page < (wantedHere.get(group.key) ?? 0) && cursor !== null; page++) {
        chain.push({ group, cursor })
        const kept: Kept | undefined = client.getQueryData(keyOf(group, cursor))
        cursor = kept?.pages[0]?.next ?? null
      }
      return chain
    })
  const pages = useQueries({
    queries: cursors.map(({ group, cursor }) => ({
      queryKey: keyOf(group, cursor),
      queryFn: async (): Promise<Kept> => ({
        pages: [await fetchPage(type.plural, group.q, sort, cursor || null, pageSize)],
        pageParams: [cursor],
      }),
      staleTime: 15_000,
    })),
  })
  const rows = Map.groupBy(
    pages.flatMap((page, at) =>
      (page.data?.pages[0]?.items ?? []).map(record => ({ key: cursors[at]?.group.key ?? '', record })),
    ),
    ({ key }) => key,
  )
  const failed = pages.find(page => page.isError)
  /** How far a group is loaded: `more` when its last page is here and another follows. */
  const endOf = (key: string): 'loading' | 'more' | 'end' => {
    const mine = cursors
      .map((cursor, at) => ({ cursor, page: pages[at] }))
      .filter(({ cursor }) => cursor.group.key === key)
    const last = mine.at(-1)?.page
    if (mine.length === 0) return 'more'
    if (!last?.data) return 'loading'
    return last.data.pages[0]?.next ? 'more' : 'end'
  }
  // The hook gives new arrays with each render; what is drawn changes only with their content.
  const print = groups.map(group => `${group.key} ${group.label} ${group.count} ${group.open}`).join()
  const rowPrint = pages.map(page => page.dataUpdatedAt).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the prints stand for groups and rows
  const items = useMemo(
    () =>
      field ? groups.flatMap(group => itemsOf(group, rows.get(group.key) ?? [], endOf(group.key))) : none,
    [print, rowPrint, place, sort],
  )
  const want = useCallback(
    (key: string) =>
      setWanted(before => {
        const pagesNow = before.place === place ? before.pages : new Map<string, number>()
        return { place, pages: new Map(pagesNow).set(key, (pagesNow.get(key) ?? 0) + 1) }
      }),
    [place],
  )
  const toggle = useCallback(
    (key: string) =>
      setClosed(before => {
        const next = new Set(before.place === place ? before.keys : [])
        if (!next.delete(key)) next.add(key)
        return { place, keys: next }
      }),
    [place],
  )
  return {
    items,
    isPending: field !== null && counts.isPending,
    error: counts.error ?? failed?.error ?? null,
    partial: counts.data?.capped === true || counts.data?.more === true,
    want: key => {
      if (endOf(key) === 'more') want(key)
    },
    toggle,
    retry: () => {
      counts.refetch()
      for (const page of pages) if (page.isError) page.refetch()
    },
  }
}

function itemsOf(
  group: RowGroup,
  rows: { record: RecordData }[],
  end: 'loading' | 'more' | 'end',
): ListItem[] {
  const heading: ListItem = { kind: 'group', key: `group ${group.key}`, group }
  if (!group.open) return [heading]
  // The count may be older than the rows: at the end there are no more, before it there is at least one.
  const missing = end === 'end' ? 0 : Math.max(1, group.count - rows.length)
  return [
    heading,
    ...rows.map(({ record }): ListItem => ({ kind: 'row', key: record.id, record })),
    ...Array.from(
      { length: missing },
      (_, at): ListItem => ({ kind: 'bone', key: `bone ${group.key} ${rows.length + at}`, group }),
    ),
  ]
}
