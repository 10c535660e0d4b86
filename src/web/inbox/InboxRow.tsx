import { IconBellOff, IconCheck, IconClock, IconDots, IconLock } from '@tabler/icons-react'
import type { InboxEntry, InboxThread } from '../api/inbox.ts'
import { stateOf } from '../api/meta.ts'
import type { TypeMeta } from '../api/types.ts'
import { IconButton } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { Menu, type MenuItem } from '../kit/Menu.tsx'
import { PersonFace } from '../kit/PersonFace.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { StateMark } from '../kit/StateBadge.tsx'
import { shortDateTime } from '../kit/time.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { recordPath } from '../shell/paths.ts'
import styles from './Inbox.module.css'
import { reasonLine } from './reason-line.ts'
import type { InboxActs } from './use-inbox-acts.ts'

interface Props {
  type: TypeMeta
  thread: InboxThread
  active: boolean
  onActive: () => void
  acts: InboxActs
  isDone: boolean
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true }
const shown = 3

/** One record with all that is new of it. */
export function InboxRow({ type, thread, active, onActive, acts, isDone }: Props) {
  const { record, entries, unread, muted, snoozedUntil } = thread
  const state = stateOf(type, record.state)
  const more = entries.length - shown
  return (
    <li className={classes(styles.thread, unread && styles.unread)} data-active={active}>
      <Link to={recordPath(type, record)} className={styles.open} data-thread={record.id} onFocus={onActive}>
        <span className={styles.head}>
          <span className={styles.dot}>{unread && <span className="hidden">{t('inbox.new')}</span>}</span>
          <span className={`tabular ${styles.number}`}>{record.number}</span>
          <b className="truncate">{record.title}</b>
          {state && (
            <span className={styles.state}>
              <StateMark category={state.category} fresh={type.states[0]?.value === state.value} />
              <span>{state.label}</span>
            </span>
          )}
          {muted && (
            <span
              className={styles.mark}
              role="img"
              aria-label={t('inbox.muted')}
              data-tip={t('inbox.muted')}
            >
              <IconBellOff size={14} stroke={1.5} aria-hidden />
            </span>
          )}
          <RelativeTime at={thread.at} />
        </span>
        {entries.slice(0, shown).map(entry => (
          <EntryLine key={entry.id} entry={entry} />
        ))}
        {more > 0 && <span className={styles.entry}>{t('inbox.moreReasons', { count: more })}</span>}
        {snoozedUntil && (
          <span className={styles.entry}>{t('snooze.until', { until: shortDateTime(snoozedUntil) })}</span>
        )}
      </Link>
      <RowButtons thread={thread} acts={acts} isDone={isDone} />
    </li>
  )
}

function EntryLine({ entry }: { entry: InboxEntry }) {
  return (
    <span className={styles.entry}>
      <PersonFace name={entry.actor.id ? entry.actor.name : t('app.name')} size={18} />
      <span className={styles.reason}>{reasonLine(entry)}</span>
      {entry.times > 1 && <span className="tabular">{t('inbox.times', { count: entry.times })}</span>}
      {entry.internal && <IconLock size={13} stroke={1.5} aria-label={t('timeline.internal')} />}
      {entry.excerpt && <q className="truncate">{entry.excerpt}</q>}
    </span>
  )
}

function RowButtons({ thread, acts, isDone }: { thread: InboxThread; acts: InboxActs; isDone: boolean }) {
  const items: MenuItem[] = [
    {
      id: 'unread',
      label: thread.unread ? t('inbox.markRead') : t('inbox.markUnread'),
      ...(thread.unread ? {} : { hint: 'U' }),
      onSelect: () => acts.toggleRead(thread),
    },
    {
      id: 'mute',
      label: thread.muted ? t('inbox.unmute') : t('inbox.mute'),
      onSelect: () => acts.toggleMute(thread),
    },
  ]
  if (isDone)
    return (
      <span className={styles.buttons}>
        <IconButton small label={t('inbox.putBack')} shortcut="E" onClick={() => acts.done(thread)}>
          <IconCheck {...icon} />
        </IconButton>
      </span>
    )
  return (
    <span className={styles.buttons}>
      <IconButton small label={t('inbox.done')} shortcut="E" onClick={() => acts.done(thread)}>
        <IconCheck {...icon} />
      </IconButton>
      <IconButton
        small
        label={thread.snoozedUntil ? t('inbox.wake') : t('snooze.putOff')}
        shortcut="H"
        onClick={() => acts.putOff(thread)}
      >
        <IconClock {...icon} />
      </IconButton>
      <Menu
        label={t('record.more')}
        side="end"
        items={items}
        trigger={props => (
          <IconButton small label={t('record.more')} {...props}>
            <IconDots {...icon} />
          </IconButton>
        )}
      />
    </span>
  )
}
