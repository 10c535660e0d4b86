// What the requester sees of it: the server answers with his own rights, this page only draws it as the portal does.
import { useSeenByRequester } from '../api/incident.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { asRef, readText, titleOf } from '../kit/field/field-value.ts'
import { Markdown } from '../kit/markdown/Markdown.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { TimelineComment } from '../kit/record/TimelineComment.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { t } from '../messages/t.ts'
import { plainHints, plainStateOf } from '../portal/plain-state.ts'
import { Tracker } from '../portal/Tracker.tsx'
import styles from './Incident.module.css'

interface Props {
  type: TypeMeta
  record: RecordData
  onClose: () => void
}

export function RequesterView({ type, record, onClose }: Props) {
  const seen = useSeenByRequester(record.id)
  const name = asRef(record.requester)?.name ?? ''
  return (
    <Dialog title={t('caller.viewTitle', { name })} onClose={onClose} wide>
      <p className={styles.notice}>{t('caller.viewHint')}</p>
      {seen.isPending && <Skeleton height={120} />}
      <ProblemNotice error={seen.error} />
      {seen.data && <Seen type={type} record={seen.data.record} entries={seen.data.timeline} />}
    </Dialog>
  )
}

interface SeenProps {
  type: TypeMeta
  record: RecordData
  entries: NonNullable<ReturnType<typeof useSeenByRequester>['data']>['timeline']
}

function Seen({ type, record, entries }: SeenProps) {
  const requester = asRef(record.requester)
  const description = readText(record, 'description')
  const notes = readText(record, 'closureNotes')
  const said = entries.filter(entry => (entry.comment || entry.attachment) && !entry.internal)
  return (
    <article className={styles.seen} aria-label={t('caller.viewTitle', { name: requester?.name ?? '' })}>
      <h3>{titleOf(type, record)}</h3>
      <p className="quiet tabular">{record.number}</p>
      <Tracker type={type} record={record} />
      <p className="quiet">{t(plainHints[plainStateOf(type, record)])}</p>
      {notes && (
        <blockquote>
          <Markdown text={notes} />
        </blockquote>
      )}
      {description && <Markdown text={description} />}
      <div className={styles.said}>
        {said.map(entry => (
          <TimelineComment key={entry.seq} entry={entry} fromRequester={entry.actor.id === requester?.id} />
        ))}
        {said.length === 0 && <p className="quiet">{t('caller.nothingSaid')}</p>}
      </div>
    </article>
  )
}
