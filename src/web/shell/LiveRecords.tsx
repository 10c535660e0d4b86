// Keeps opened records true: what somebody else changes is read again, what we changed ourselves is already here.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keys } from '../api/keys.ts'
import { hear, openLive, useConnection, useLive } from '../api/live.ts'
import { useMe } from '../api/me.ts'
import { useTypes } from '../api/meta.ts'
import { forgetPresence, loadPresence } from '../api/presence.ts'
import type { RecordData } from '../api/types.ts'
import { useLiveInbox } from '../inbox/use-live-inbox.ts'

export function LiveRecords() {
  const client = useQueryClient()
  const types = useTypes()
  const me = useMe()
  const connection = useConnection()
  useEffect(() => {
    // There are other fields than before.
    hear('meta', () => client.invalidateQueries({ queryKey: keys.meta }))
    return openLive()
  }, [client])
  useEffect(() => {
    // A failed look leaves nobody shown; the next connection looks again.
    if (me.isStaff && connection === 'live') loadPresence(me.id).catch(forgetPresence)
    else forgetPresence()
  }, [me.id, me.isStaff, connection])
  useLiveInbox()
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
      client.invalidateQueries({ queryKey: keys.checklist(plural, id) })
      client.invalidateQueries({ queryKey: keys.timeWorked(plural, id) })
      client.invalidateQueries({ queryKey: keys.clocks(plural, id) })
    }
  })
  return null
}
