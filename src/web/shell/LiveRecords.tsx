// Keeps opened records true: what somebody else changes is read again, what we changed ourselves is already here.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keys } from '../api/keys.ts'
import { openLive, useLive } from '../api/live.ts'
import { useTypes } from '../api/meta.ts'
import type { RecordData } from '../api/types.ts'

export function LiveRecords() {
  const client = useQueryClient()
  const types = useTypes()
  useEffect(() => openLive(() => client.invalidateQueries({ queryKey: keys.meta })), [client])
  useLive(event => {
    if (event === 'reset') {
      client.invalidateQueries()
      return
    }
    const plural = types.find(type => type.type === event.type)?.plural
    if (!plural) return
    // What may be chosen elsewhere: a new category is in every open form.
    client.invalidateQueries({ queryKey: ['options', event.type] })
    for (const id of [event.id, event.number]) {
      if (!id) continue
      const cached = client.getQueryData<RecordData>(keys.record(plural, id))
      if (cached && cached.version < event.version)
        client.invalidateQueries({ queryKey: keys.record(plural, id) })
      client.invalidateQueries({ queryKey: keys.timeline(plural, id) })
      client.invalidateQueries({ queryKey: keys.attachments(plural, id) })
      client.invalidateQueries({ queryKey: keys.links(plural, id) })
    }
  })
  return null
}
