// What concerns a person, by record, the latest first.
import { IconDots, IconInbox } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { type Box, type InboxThread, useInbox } from '../api/inbox.ts'
import { useTypes } from '../api/meta.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Menu } from '../kit/Menu.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useTitle } from '../kit/use-title.ts'
import { type MessageKey, t } from '../messages/t.ts'
import { changeAddress } from '../router/address.ts'
import { usePageSearch } from '../router/use-page.ts'
import styles from './Inbox.module.css'
import { InboxRow } from './InboxRow.tsx'
import { SnoozeDialog } from './SnoozeDialog.tsx'
import { useInboxActs, useInboxKeys } from './use-inbox-acts.ts'

const boxes: { box: Box; label: MessageKey; empty: MessageKey }[] = [
  { box: 'open', label: 'inbox.open', empty: 'inbox.emptyOpen' },
  { box: 'unread', label: 'inbox.unread', empty: 'inbox.emptyUnread' },
  { box: 'snoozed', label: 'inbox.snoozed', empty: 'inbox.emptySnoozed' },
  { box: 'done', label: 'inbox.doneBox', empty: 'inbox.emptyDone' },
]
const noThreads: InboxThread[] = []

export function InboxPage() {
  const wanted = usePageSearch().box
  const { box, empty } = boxes.find(each => each.box === wanted) ?? { box: 'open', empty: 'inbox.emptyOpen' }
  const types = useTypes()
  const inbox = useInbox(box)
  const threads = inbox.data?.pages.flatMap(page => page.items) ?? noThreads
  const [asked, setAsked] = useState<InboxThread | null>(null)
  const { active, setActive, move, list } = useRoving(threads)
  const acts = useInboxActs(box, setAsked)
  useInboxKeys({ threads, active, onMove: move, acts })
  useTitle(t('nav.inbox'))
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h1>{t('nav.inbox')}</h1>
        <fieldset className={styles.tabs} aria-label={t('inbox.boxes')}>
          {boxes.map(each => (
            <button
              key={each.box}
              type="button"
              aria-pressed={each.box === box}
              onClick={() =>
                changeAddress('/inbox', each.box === 'open' ? {} : { search: { box: each.box } })
              }
            >
              {t(each.label)}
            </button>
          ))}
        </fieldset>
        {(box === 'open' || box === 'unread') && (
          <Menu
            label={t('inbox.allActions')}
            side="end"
            items={[
              { id: 'read', label: t('inbox.allRead'), onSelect: () => acts.markAll('read') },
              { id: 'done', label: t('inbox.allDone'), onSelect: () => acts.markAll('done') },
            ]}
            trigger={props => (
              <IconButton small label={t('inbox.allActions')} {...props}>
                <IconDots size={16} stroke={1.5} aria-hidden />
              </IconButton>
            )}
          />
        )}
      </header>
      <ProblemNotice error={inbox.error} onRetry={() => inbox.refetch()} />
      {inbox.isPending && <Bones />}
      {inbox.data && threads.length === 0 && (
        <EmptyState
          icon={<IconInbox size={24} stroke={1.5} aria-hidden />}
          title={box === 'open' || box === 'unread' ? t('inbox.allDoneTitle') : t('inbox.nothing')}
          why={t(empty)}
        />
      )}
      <ul ref={list} className={styles.list} aria-label={t('nav.inbox')}>
        {threads.map((thread, index) => {
          const type = types.find(each => each.type === thread.record.type)
          return (
            type && (
              <InboxRow
                key={thread.record.id}
                type={type}
                thread={thread}
                active={index === active}
                onActive={() => setActive(index)}
                acts={acts}
                isDone={box === 'done'}
              />
            )
          )
        })}
      </ul>
      {inbox.hasNextPage && (
        <Button busy={inbox.isFetchingNextPage} onClick={() => inbox.fetchNextPage()}>
          {t('inbox.older')}
        </Button>
      )}
      {asked && (
        <SnoozeDialog
          title={t('snooze.titleOf', { record: asked.record.number })}
          onChoose={until => acts.snooze(asked, until)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

/** The cursor is the focus of the row's link; when a row leaves, the one that takes its place has it. */
function useRoving(threads: InboxThread[]) {
  const [active, setActive] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const last = Math.max(0, threads.length - 1)
  const focus = (index: number) =>
    list.current?.querySelectorAll<HTMLElement>('[data-thread]')[index]?.focus()
  const move = (index: number) => {
    setActive(index)
    focus(index)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the rows are others than before
  useEffect(() => {
    if (active > last) setActive(last)
    if (document.activeElement === document.body) focus(Math.min(active, last))
  }, [threads.length])
  return { active: Math.min(active, last), setActive, move, list }
}

const bones = ['62%', '48%', '71%', '55%', '66%', '43%']

function Bones() {
  return (
    <div className={styles.bones} role="status" aria-busy="true" aria-label={t('list.loading')}>
      {bones.map(width => (
        <Skeleton key={width} width={width} height={32} />
      ))}
    </div>
  )
}
