import { IconBell } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { type InboxThread, useInbox, useInboxCount, useMarkInbox } from '../api/inbox.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { Popover } from '../kit/Popover.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { showProblem } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import styles from './Inbox.module.css'
import { InboxBadge } from './InboxBadge.tsx'
import { reasonLine } from './reason-line.ts'

const shown = 10

/** The inbox of those who ask for help: what is new of their requests. */
export function PortalBell({ className }: { className?: string | undefined }) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const { unread } = useInboxCount()
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={classes(className, styles.bell)}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={t('inbox.bell', { count: unread })}
        data-tip={t('inbox.portalTitle')}
        onClick={() => setOpen(was => !was)}
      >
        <IconBell size={20} stroke={1.5} aria-hidden />
        <span aria-hidden>
          <InboxBadge />
        </span>
      </button>
      <Popover
        anchor={anchor}
        open={open}
        onClose={() => setOpen(false)}
        side="end"
        label={t('inbox.portalTitle')}
        className={styles.panel}
      >
        <News onLeave={() => setOpen(false)} />
      </Popover>
    </>
  )
}

function News({ onLeave }: { onLeave: () => void }) {
  const inbox = useInbox('open', shown)
  const mark = useMarkInbox()
  const threads = inbox.data?.pages[0]?.items ?? []
  return (
    <>
      <div className={styles.panelHead}>
        <h2>{t('inbox.portalTitle')}</h2>
        {threads.some(thread => thread.unread) && (
          <Button
            small
            tone="ghost"
            onClick={() => mark.mutate({ as: 'read', records: 'all' }, { onError: showProblem })}
          >
            {t('inbox.allRead')}
          </Button>
        )}
      </div>
      <ProblemNotice error={inbox.error} onRetry={() => inbox.refetch()} />
      {inbox.isPending && <Skeleton height={60} />}
      {inbox.data && threads.length === 0 && <p className={styles.none}>{t('inbox.portalNone')}</p>}
      <ul className={styles.list} aria-label={t('inbox.portalTitle')}>
        {threads.map(thread => (
          <li key={thread.record.id}>
            <NewsLink thread={thread} onLeave={onLeave} />
          </li>
        ))}
      </ul>
    </>
  )
}

function NewsLink({ thread, onLeave }: { thread: InboxThread; onLeave: () => void }) {
  const [entry] = thread.entries
  return (
    <Link
      to={`/portal/tickets/${thread.record.number}`}
      className={classes(styles.news, thread.unread && styles.unread)}
      onClick={onLeave}
    >
      <span className={styles.dot}>{thread.unread && <span className="hidden">{t('inbox.new')}</span>}</span>
      <span>
        <b>{thread.record.title}</b>
        {entry && (
          <small>
            {reasonLine(entry)} · <RelativeTime at={thread.at} />
          </small>
        )}
        {entry?.excerpt && <q>{entry.excerpt}</q>}
      </span>
    </Link>
  )
}
