import { useEffect, useState, useSyncExternalStore } from 'react'
import { useConnection } from '../api/live.ts'
import { t } from '../messages/t.ts'
import styles from './WorkspaceShell.module.css'

const patience = 6_000

function useOnline(): boolean {
  return useSyncExternalStore(
    notify => {
      window.addEventListener('online', notify)
      window.addEventListener('offline', notify)
      return () => {
        window.removeEventListener('online', notify)
        window.removeEventListener('offline', notify)
      }
    },
    () => navigator.onLine,
  )
}

/** Shown when the network is gone, or the live connection has been lost for a while. */
export function OfflineBar() {
  const online = useOnline()
  const connection = useConnection()
  const [longLost, setLongLost] = useState(false)
  useEffect(() => {
    if (connection !== 'lost') {
      setLongLost(false)
      return
    }
    const timer = window.setTimeout(() => setLongLost(true), patience)
    return () => window.clearTimeout(timer)
  }, [connection])
  const text = !online ? t('offline.network') : longLost ? t('offline.live') : null
  return (
    <div role="status" aria-live="polite">
      {text && <div className={styles.offline}>{text}</div>}
    </div>
  )
}
