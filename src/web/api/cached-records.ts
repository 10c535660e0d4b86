// A record is cached under its id and its number, and as a row in lists: one fresh copy replaces them all.
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { keys } from './keys.ts'
import type { RecordData, RecordPage } from './types.ts'

export function putRecord(client: QueryClient, plural: string, record: RecordData): void {
  client.setQueryData(keys.record(plural, record.id), record)
  if (record.number) client.setQueryData(keys.record(plural, record.number), record)
  const swap = (row: RecordData) => (row.id === record.id ? { ...row, ...record } : row)
  client.setQueriesData<InfiniteData<RecordPage>>({ queryKey: keys.lists(plural) }, data =>
    data ? { ...data, pages: data.pages.map(page => ({ ...page, items: page.items.map(swap) })) } : data,
  )
  client.setQueriesData<RecordPage>({ queryKey: keys.shorts(plural) }, page =>
    page ? { ...page, items: page.items.map(swap) } : page,
  )
}

/** The record as a list has it already, by id or number: a page can be drawn with it before the server has answered. */
export function rowInLists(client: QueryClient, plural: string, id: string): RecordData | undefined {
  const lists = client.getQueriesData<InfiniteData<RecordPage>>({ queryKey: keys.lists(plural) })
  const shorts = client.getQueriesData<RecordPage>({ queryKey: keys.shorts(plural) })
  const pages = [
    ...lists.flatMap(([, data]) => data?.pages ?? []),
    ...shorts.flatMap(([, page]) => page ?? []),
  ]
  for (const { items } of pages) {
    const row = items.find(item => item.id === id || item.number === id)
    if (row) return row
  }
  return undefined
}

/** Refreshes what hangs on a record but is not in its own reply. */
export function refreshAround(client: QueryClient, plural: string, record: RecordData): void {
  for (const key of [record.id, record.number]) {
    if (!key) continue
    client.invalidateQueries({ queryKey: keys.timeline(plural, key) })
    client.invalidateQueries({ queryKey: keys.links(plural, key) })
    client.invalidateQueries({ queryKey: keys.checklist(plural, key) })
    client.invalidateQueries({ queryKey: keys.timeWorked(plural, key) })
    client.invalidateQueries({ queryKey: keys.attachments(plural, key) })
    client.invalidateQueries({ queryKey: keys.clocks(plural, key) })
  }
  client.invalidateQueries({ queryKey: keys.counts(plural) })
  client.invalidateQueries({ queryKey: keys.viewCounts(plural) })
  client.invalidateQueries({ queryKey: keys.shorts(plural) })
}
