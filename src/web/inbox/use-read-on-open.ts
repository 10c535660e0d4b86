import { useEffect } from 'react'
import { useInboxCount, useMarkInbox } from '../api/inbox.ts'

/** Who has a record before him has seen what was told of it, also what comes while he looks. */
export function useReadOnOpen(record: string): void {
  const { unread } = useInboxCount()
  const { mutate } = useMarkInbox()
  useEffect(() => {
    if (unread > 0) mutate({ as: 'read', records: [record] })
  }, [unread, record, mutate])
}
