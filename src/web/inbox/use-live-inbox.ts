import { useEffect } from 'react'
import { useInboxCount, useRefreshInbox } from '../api/inbox.ts'
import { useInboxCall } from '../api/live.ts'
import { setTitleCount } from '../kit/use-title.ts'

/** Keeps the number on the bell and in the browser's tab true. */
export function useLiveInbox(): void {
  const refresh = useRefreshInbox()
  const { unread } = useInboxCount()
  useInboxCall(refresh)
  useEffect(() => setTitleCount(unread), [unread])
}
