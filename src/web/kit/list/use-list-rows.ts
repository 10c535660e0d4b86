// The rows of a list, plain or in groups, as one sequence for the grid and the cursor.
import { useCallback, useMemo } from 'react'
import { useRecordPages } from '../../api/records.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { groupableFields } from './grouping.ts'
import { isRow, type ListItem } from './items.ts'
import { useGroups } from './use-groups.ts'
import type { ListState } from './use-list-state.ts'

export interface ListRows {
  items: ListItem[]
  /** Those that are loaded. */
  rows: RecordData[]
  isPending: boolean
  error: unknown
  retry: () => void
  partial: boolean
  /** What stands between these places is in sight. */
  onSeen: (first: number, last: number) => void
  toggleGroup: (key: string) => void
  isGrouped: boolean
  /** Every row of the list is loaded. */
  isWhole: boolean
}

const early = 40
const none: ListItem[] = []

export function useListRows(type: TypeMeta, { q, sort, groupBy }: ListState): ListRows {
  const field = groupableFields(type).find(candidate => candidate.name === groupBy) ?? null
  const isGrouped = field !== null
  const pages = useRecordPages(type.plural, q, sort, !isGrouped)
  const grouped = useGroups(type, q, sort, field)
  const { hasNextPage, isFetchingNextPage, fetchNextPage, data } = pages
  const plain = useMemo(
    () =>
      data
        ? data.pages.flatMap(page =>
            page.items.map((record): ListItem => ({ kind: 'row', key: record.id, record })),
          )
        : none,
    [data],
  )
  const items = isGrouped ? grouped.items : plain
  const rows = useMemo(() => items.filter(isRow).map(item => item.record), [items])
  const { want } = grouped
  const onSeen = useCallback(
    (first: number, last: number) => {
      if (!isGrouped) {
        if (hasNextPage && !isFetchingNextPage && last > items.length - early) fetchNextPage()
        return
      }
      const seen = items
        .slice(first, last + 1)
        .flatMap(item => (item.kind === 'bone' ? [item.group.key] : []))
      for (const key of new Set(seen)) want(key)
    },
    [isGrouped, items, hasNextPage, isFetchingNextPage, fetchNextPage, want],
  )
  return {
    items,
    rows,
    isPending: isGrouped ? grouped.isPending : pages.isPending,
    error: isGrouped ? grouped.error : pages.error,
    retry: isGrouped ? grouped.retry : () => pages.refetch(),
    partial: isGrouped && grouped.partial,
    onSeen,
    toggleGroup: grouped.toggle,
    isGrouped,
    isWhole: isGrouped ? items.every(item => item.kind !== 'bone') : !hasNextPage,
  }
}
