// One incident that is several: each part gets a subject and takes along what belongs to it.
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { type SplitPart, useSplit } from '../api/incident.ts'
import { useAttachments, useTimeline } from '../api/timeline.ts'
import type { DialogProps } from '../extras.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { readText } from '../kit/field/field-value.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { useGo } from '../router/use-page.ts'
import { recordPath } from '../shell/paths.ts'
import styles from './Incident.module.css'
import { type Portion, SplitPortion } from './SplitPortion.tsx'

const nothing: SplitPart = { title: '', comments: [], attachments: [], watchers: true }
const most = 10

export function SplitDialog({ type, record, onClose }: DialogProps) {
  const go = useGo()
  const split = useSplit(type, record)
  const timeline = useTimeline(type.plural, record.id)
  const attachments = useAttachments(type.plural, record.id)
  const [parts, setParts] = useState<SplitPart[]>([{ ...nothing, title: readText(record, 'title') }])
  const [missing, setMissing] = useState(false)

  const entries = (timeline.data?.pages ?? []).toReversed().flatMap(page => page.items)
  const portions: Portion[] = entries.flatMap(({ comment, actor, internal }) =>
    comment ? [{ kind: 'comments', id: comment.id, text: comment.body, by: actor.name, internal }] : [],
  )
  const withWords = new Set(entries.flatMap(entry => entry.comment?.attachments.map(file => file.id) ?? []))
  for (const file of attachments.data?.items ?? []) {
    const { id, name: text, internal } = file
    if (!withWords.has(id)) portions.push({ kind: 'attachments', id, text, by: file.by.name, internal })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const unnamed = parts.some(part => part.title.trim() === '')
    setMissing(unnamed)
    if (unnamed || split.isPending) return
    split.mutate(
      parts.map(part => ({ ...part, title: part.title.trim() })),
      {
        onSuccess: ({ items }) => {
          const [first] = items
          showToast(t('split.done', { count: items.length, number: first?.number ?? '' }), {
            action: { label: t('create.open'), run: () => first && go(recordPath(type, first)) },
          })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={t('split.title', { record: record.number ?? '' })} onClose={onClose} wide>
      <p className={styles.lead}>{t('split.hint')}</p>
      <form className={styles.split} onSubmit={submit} noValidate>
        {parts.map((part, index) => (
          <SplitPortion
            // biome-ignore lint/suspicious/noArrayIndexKey: a part has no identity but its place
            key={index}
            position={index + 1}
            part={part}
            portions={portions}
            missing={missing && part.title.trim() === ''}
            onChange={next => setParts(parts.with(index, next))}
            onRemove={parts.length > 1 ? () => setParts(parts.toSpliced(index, 1)) : null}
          />
        ))}
        {timeline.hasNextPage && (
          <Button small busy={timeline.isFetchingNextPage} onClick={() => timeline.fetchNextPage()}>
            {t('timeline.older')}
          </Button>
        )}
        {parts.length < most && (
          <Button small tone="ghost" onClick={() => setParts([...parts, nothing])}>
            <IconPlus size={14} stroke={1.5} aria-hidden />
            {t('split.another')}
          </Button>
        )}
        <ProblemNotice error={split.error} />
        <div className={styles.actions}>
          <Button tone="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" tone="primary" busy={split.isPending}>
            {t('split.submit', { count: parts.length })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
