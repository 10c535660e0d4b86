// Rows change while somebody looks at them: changed rows flash, rows that no longer belong are greyed,
// and new ones wait behind a pill instead of pushing the list down. Nothing moves until the person asks for it.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { putRecord } from '../../api/cached-records.ts'
import { get, search } from '../../api/client.ts'
import { keys } from '../../api/keys.ts'
import { useLive } from '../../api/live.ts'
import type { RecordData, RecordPage, TypeMeta } from '../../api/types.ts'
import { sortsBefore } from './sorting.ts'
import type { ListRows } from './use-list-rows.ts'
import type { ListState } from './use-list-state.ts'

export interface LiveRows {
  flashing: Set<string>
  gone: Set<string>
  newCount: number
  refresh: () => void
}

const rest = 1_200
const flashTime = 1_600
/** The query language takes at most fifty values of one field: more changes at once are read next time. */
const mostAtOnce = 50

export function useLiveRows(
  type: TypeMeta,
  { q, sort, groupBy }: ListState,
  { rows, isWhole }: ListRows,
): LiveRows {
  const client = useQueryClient()
  const [flashing, setFlashing] = useState<Set<string>>(new Set())
  const [gone, setGone] = useState<Set<string>>(new Set())
  const [fresh, setFresh] = useState<Set<string>>(new Set())
  const touched = useRef(new Set<string>())
  const timer = useRef(0)
  const shown = useRef(rows)
  useEffect(() => {
    shown.current = rows
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is another list
  useEffect(() => {
    setGone(new Set())
    setFresh(new Set())
    touched.current.clear()
    return () => {
      window.clearTimeout(timer.current)
      timer.current = 0
    }
  }, [type.plural, q, sort, groupBy])

  const find = (query: string, ids: string[]) =>
    get<RecordPage>(
      `/${type.plural}${search({ q: `${query} id:${ids.join(',')}`.trim(), limit: mostAtOnce })}`,
    ).then(page => new Map(page.items.map(record => [record.id, record])))

  /** Asks which of the changed records belong to this list now, and reads those of its rows that do not. */
  const compare = async () => {
    const ids = [...touched.current].slice(0, mostAtOnce)
    for (const id of ids) touched.current.delete(id)
    if (ids.length === 0) return
    const inside = await find(q, ids)
    const known = new Map(shown.current.map(record => [record.id, record]))
    const left = ids.filter(id => known.has(id) && !inside.has(id))
    const outside = left.length > 0 ? await find('', left) : new Map<string, RecordData>()
    const now = new Map([...inside, ...outside])
    const flash = new Set<string>()
    for (const [id, record] of now) {
      const row = known.get(id)
      if (!row || row.version >= record.version) continue
      flash.add(id)
      putRecord(client, type.plural, record)
    }
    setFlashing(flash)
    window.setTimeout(() => setFlashing(new Set()), flashTime)
    setGone(was => new Set([...was, ...left].filter(id => !inside.has(id))))
    const came = [...inside.values()].filter(record => !known.has(record.id) && isRecent(record))
    const stays = (id: string) => inside.has(id) || !ids.includes(id)
    setFresh(was => new Set([...was, ...came.map(record => record.id)].filter(stays)))
    client.invalidateQueries({ queryKey: keys.counts(type.plural) })
    if (touched.current.size > 0) later()
  }
  /** What was merely changed further down than is loaded is not new to this list. */
  const isRecent = (record: RecordData): boolean => {
    const last = shown.current.at(-1)
    return (
      isWhole ||
      record.version === 1 ||
      (last !== undefined && groupBy === '' && sortsBefore(record, last, sort))
    )
  }
  const later = () => {
    timer.current = window.setTimeout(() => {
      timer.current = 0
      // A failed look changes nothing: the next event tries again.
      compare().catch(() => {})
    }, rest)
  }

  useLive(event => {
    if (event === 'reset') {
      client.invalidateQueries({ queryKey: keys.lists(type.plural) })
      return
    }
    if (event.type !== type.type) return
    touched.current.add(event.id)
    // A hidden tab must not ask the server for rows nobody sees; many changes are read once.
    if (document.visibilityState !== 'visible' || timer.current) return
    later()
  })

  const refresh = () => {
    setGone(new Set())
    setFresh(new Set())
    client.invalidateQueries({ queryKey: keys.lists(type.plural) })
    client.invalidateQueries({ queryKey: keys.counts(type.plural) })
  }
  return { flashing, gone, newCount: fresh.size, refresh }
}
