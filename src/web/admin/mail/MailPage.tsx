import { useDeferredValue, useState } from 'react'
import { type MailFilter, useMailLog } from '../../api/mail.ts'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { SelectField, TextField } from '../../kit/field/TextField.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { useTitle } from '../../kit/use-title.ts'
import { t } from '../../messages/t.ts'
import admin from '../Admin.module.css'
import styles from './Mail.module.css'
import { MailRow } from './MailRow.tsx'
import { MailStateLines } from './MailStateLines.tsx'
import { MessageDialog } from './MessageDialog.tsx'
import { dispositionWord, inDispositions, outDispositions } from './mail-words.ts'

const everything: MailFilter = { direction: '', disposition: '', words: '' }

const dispositionsFor = (direction: string): string[] => {
  if (direction === 'in') return inDispositions
  return direction === 'out' ? outDispositions : [...new Set([...inDispositions, ...outDispositions])]
}

/** The log of mail: one line a message, with what became of it. */
export function MailPage() {
  const [filter, setFilter] = useState(everything)
  const [opened, setOpened] = useState<string | null>(null)
  const words = useDeferredValue(filter.words)
  const log = useMailLog({ ...filter, words })
  const messages = log.data?.pages.flatMap(page => page.items) ?? []
  useTitle(t('mail.title'))
  const change = (part: Partial<MailFilter>) => setFilter({ ...filter, ...part })
  return (
    <div className={admin.page}>
      <h1>{t('mail.title')}</h1>
      <p className={admin.lead}>{t('mail.lead')}</p>
      <MailStateLines onFilter={part => setFilter({ ...everything, ...part })} />
      <div className={admin.filters}>
        <SelectField
          label={t('mail.direction')}
          value={filter.direction}
          onChange={direction => change({ direction, disposition: '' })}
          options={[
            { value: '', label: t('mail.both') },
            { value: 'in', label: t('mail.in') },
            { value: 'out', label: t('mail.out') },
          ]}
        />
        <SelectField
          label={t('mail.disposition')}
          value={filter.disposition}
          onChange={disposition => change({ disposition })}
          options={[
            { value: '', label: t('mail.any') },
            ...dispositionsFor(filter.direction).map(value => ({ value, label: dispositionWord(value) })),
          ]}
        />
        <TextField
          label={t('mail.words')}
          type="search"
          value={filter.words}
          onChange={event => change({ words: event.target.value })}
        />
      </div>
      <ProblemNotice error={log.error} onRetry={() => log.refetch()} />
      {log.isPending && <Skeleton height={160} />}
      {log.isSuccess && messages.length === 0 && (
        <EmptyState title={t('mail.nothing')} why={t('mail.nothingWhy')} />
      )}
      {messages.length > 0 && (
        <section className={styles.log} aria-label={t('mail.title')}>
          {messages.map(message => (
            <MailRow key={message.id} message={message} onOpen={() => setOpened(message.id)} />
          ))}
        </section>
      )}
      {log.hasNextPage && (
        <div className={admin.actions}>
          <Button busy={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
            {t('timeline.older')}
          </Button>
        </div>
      )}
      {opened && <MessageDialog id={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}
