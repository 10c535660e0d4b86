// Live rows without jumping: a changed row flashes, a row that no longer belongs here turns grey,
// and new ones are counted until the person asks for them.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { putRecord } from '../../api/cached-records.ts'
import { get } from '../../api/client.ts'
import { keys } from '../../api/keys.ts'
import { useLive } from '../../api/live.ts'
import { fetchPage } from '../../api/records.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'

export interface LiveRows {
  flashing: Set<string>
  gone: Set<string>
  newCount: number
  refresh: () => void
}

const rest = 1_200
const flashTime = 1_600
const mostRows = 200

export function useLiveRows(type: TypeMeta, q: string, sort: string, rows: RecordData[]): LiveRows {
  const client = useQueryClient()
  const [flashing, setFlashing] = useState<Set<string>>(new Set())
  const [gone, setGone] = useState<Set<string>>(new Set())
  const [newCount, setNewCount] = useState(0)
  const touched = useRef(new Set<string>())
  const timer = useRef(0)
  const shown = useRef(rows)
  useEffect(() => {
    shown.current = rows
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is another list
  useEffect(() => {
    setGone(new Set())
    setNewCount(0)
    touched.current.clear()
    return () => {
      window.clearTimeout(timer.current)
      timer.current = 0
    }
  }, [type.plural, q, sort])

  const compare = async () => {
    const before = shown.current
    const changed = new Set(touched.current)
    touched.current.clear()
    const limit = Math.min(mostRows, Math.max(before.length, 50))
    const fresh = await fetchPage(type.plural, q, sort, null, limit)
    const freshById = new Map(fresh.items.map(record => [record.id, record]))
    const known = new Map(before.map(record => [record.id, record]))
    const flash = new Set<string>()
    const left = new Set<string>()
    for (const id of changed) {
      const row = known.get(id)
      if (!row) continue
      const current = freshById.get(id) ?? (await get<RecordData>(`/${type.plural}/${id}`).catch(() => null))
      if (current && current.version > row.version) flash.add(id)
      if (current) putRecord(client, type.plural, current)
      if (!freshById.has(id) && before.indexOf(row) < fresh.items.length) left.add(id)
    }
    setFlashing(flash)
    window.setTimeout(() => setFlashing(new Set()), flashTime)
    setGone(was => new Set([...was, ...left].filter(id => !freshById.has(id))))
    setNewCount(fresh.items.filter(record => !known.has(record.id)).length)
    client.invalidateQueries({ queryKey: keys.counts(type.plural) })
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
    timer.current = window.setTimeout(() => {
      timer.current = 0
      // A failed look changes nothing: the next event tries again.
      compare().catch(() => {})
    }, rest)
  })

  const refresh = () => {
    setGone(new Set())
    setNewCount(0)
    client.invalidateQueries({ queryKey: keys.list(type.plural, q, sort) })
    client.invalidateQueries({ queryKey: keys.counts(type.plural) })
  }
  return { flashing, gone, newCount, refresh }
}
