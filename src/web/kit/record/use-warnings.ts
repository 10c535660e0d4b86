// Asks before sending: what others said meanwhile is read anew, because the page may not have heard of it.
import { useEffect, useRef, useState } from 'react'
import { get } from '../../api/client.ts'
import { useMe } from '../../api/me.ts'
import { useTimeline } from '../../api/timeline.ts'
import type { EntryPage, RecordData, TypeMeta } from '../../api/types.ts'
import { lastSeq, saidSince, type Warning, warningsOf } from './send-warnings.ts'

interface Held {
  warnings: Warning[]
  send: () => void
}

export function useWarnings(type: TypeMeta, record: RecordData) {
  const me = useMe()
  const timeline = useTimeline(type.plural, record.id)
  const entries = (timeline.data?.pages ?? []).flatMap(page => page.items)
  /** The last entry that stood on the page when this text was begun. */
  const seen = useRef<number | null>(null)
  const begun = useRef(false)
  const [held, setHeld] = useState<Held | null>(null)
  const [checking, setChecking] = useState(false)

  const shown = timeline.isSuccess ? lastSeq(entries) : null
  useEffect(() => {
    if (seen.current === null) seen.current = shown
  }, [shown])

  const newest = async () => {
    try {
      return (await get<EntryPage>(`/${type.plural}/${record.id}/timeline?limit=20`)).items
    } catch {
      // Whether it can be sent at all, the sending itself will say.
      return entries
    }
  }
  return {
    held,
    checking,
    /** The first letter of a new text: what stands on the page now has been seen. */
    begin: () => {
      if (begun.current) return
      begun.current = true
      seen.current = shown
    },
    /** It was sent, or emptied: the next text begins anew. */
    end: () => {
      begun.current = false
    },
    back: () => setHeld(null),
    ask: async (text: string, files: File[], isPublic: boolean, send: () => void) => {
      const known = isPublic ? seen.current : null
      setChecking(true)
      const latest = known === null ? [] : await newest()
      setChecking(false)
      const newer = known === null ? [] : saidSince(latest, known, me.id)
      const warnings = warningsOf({ text, hasFiles: files.length > 0, newer })
      if (warnings.length === 0) return send()
      // Told once is known.
      if (latest.length > 0) seen.current = lastSeq(latest)
      setHeld({
        warnings,
        send: () => {
          setHeld(null)
          send()
        },
      })
    },
  }
}
