// What can be done in the inbox, by key, by button and from the palette.
import { useRef } from 'react'
import {
  type Box,
  type InboxThread,
  type Marking,
  useMarkInbox,
  useMuteRecord,
  useSnoozeInbox,
} from '../api/inbox.ts'
import { showProblem, showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { type Act, useActs } from '../shell/acts.ts'

export interface InboxActs {
  done: (thread: InboxThread) => void
  toggleRead: (thread: InboxThread) => void
  putOff: (thread: InboxThread) => void
  toggleMute: (thread: InboxThread) => void
  snooze: (thread: InboxThread, until: string | null) => void
  markAll: (as: 'read' | 'done') => void
}

export function useInboxActs(box: Box, ask: (thread: InboxThread) => void): InboxActs {
  const mark = useMarkInbox()
  const snoozing = useSnoozeInbox()
  const muting = useMuteRecord()
  const set = (as: Marking, thread: InboxThread) =>
    mark.mutate({ as, records: [thread.record.id] }, { onError: showProblem })
  const snooze = (thread: InboxThread, until: string | null) =>
    snoozing.mutate({ records: [thread.record.id], until }, { onError: showProblem })
  return {
    done: thread => {
      if (box === 'done') {
        set('undone', thread)
        return
      }
      set('done', thread)
      showToast(t('inbox.doneToast', { record: thread.record.number }), {
        action: { label: t('inbox.undo'), run: () => set('undone', thread) },
      })
    },
    toggleRead: thread => set(thread.unread ? 'read' : 'unread', thread),
    putOff: thread => (thread.snoozedUntil ? snooze(thread, null) : ask(thread)),
    toggleMute: thread => {
      const muted = !thread.muted
      const said = muted ? t('inbox.mutedToast', { record: thread.record.number }) : t('inbox.unmutedToast')
      muting.mutate(
        { record: thread.record.id, muted },
        { onError: showProblem, onSuccess: () => showToast(said) },
      )
    },
    snooze,
    markAll: as => mark.mutate({ as, records: 'all' }, { onError: showProblem }),
  }
}

interface Keys {
  threads: InboxThread[]
  active: number
  onMove: (index: number) => void
  acts: InboxActs
}

export function useInboxKeys({ threads, active, onMove, acts }: Keys): void {
  const current = useRef<InboxThread | null>(null)
  current.current = threads[active] ?? null
  const group = t('nav.inbox')
  const withThread = (perform: (thread: InboxThread) => void) => () => {
    if (current.current) perform(current.current)
  }
  const act = (id: string, label: string, keys: string[], run: () => void): Act => ({
    id: `inbox-${id}`,
    label,
    keys,
    group,
    keyOnly: true,
    run,
  })
  useActs('page', [
    act('down', t('acts.down'), ['j'], () => onMove(Math.min(threads.length - 1, active + 1))),
    act('up', t('acts.up'), ['k'], () => onMove(Math.max(0, active - 1))),
    // On the row's own link Enter is the browser's; this is for when the focus is elsewhere.
    act('open', t('acts.open'), ['enter', 'o'], () => onMove(active)),
    act('done', t('inbox.done'), ['e'], withThread(acts.done)),
    act('put-off', t('snooze.putOff'), ['h'], withThread(acts.putOff)),
    act('unread', t('inbox.markUnread'), ['u'], withThread(acts.toggleRead)),
    { ...act('mute', t('inbox.mute'), [], withThread(acts.toggleMute)), keyOnly: false },
    { ...act('all-read', t('inbox.allRead'), [], () => acts.markAll('read')), keyOnly: false },
    { ...act('all-done', t('inbox.allDone'), [], () => acts.markAll('done')), keyOnly: false },
  ])
}
