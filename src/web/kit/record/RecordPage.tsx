// The page of any record: what it says on the left, what it is on the right, what may be done on top.
import { lazy, Suspense } from 'react'

import { useBeingHere } from '../../api/being-here.ts'
import { fieldOf } from '../../api/meta.ts'
import { isProblem } from '../../api/problem.ts'
import { useRecord } from '../../api/records.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { extrasOf } from '../../extras.tsx'
import { useReadOnOpen } from '../../inbox/use-read-on-open.ts'
import { t } from '../../messages/t.ts'
import { Link } from '../../router/Link.tsx'
import { ClocksPanel } from '../../service-level/ClocksPanel.tsx'
import { listPath } from '../../shell/paths.ts'
import { buttonClass } from '../Button.tsx'
import { classes } from '../classes.ts'
import { EmptyState } from '../EmptyState.tsx'
import { titleOf } from '../field/field-value.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { useTitle } from '../use-title.ts'
import { CommandDialog } from './CommandDialog.tsx'
import { Composer } from './Composer.tsx'
import { DescriptionEditor } from './DescriptionEditor.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { PropertyPanel } from './PropertyPanel.tsx'
import { RecordHeader } from './RecordHeader.tsx'
import styles from './RecordPage.module.css'
import { RecordSkeleton } from './RecordSkeleton.tsx'
import { Timeline } from './Timeline.tsx'
import { TitleEditor } from './TitleEditor.tsx'
import { useCommands } from './use-commands.ts'
import { useEditing } from './use-editing.ts'
import { useRecordActs } from './use-record-acts.ts'

const RecordExtras = lazy(() =>
  import('../../admin/RecordExtras.tsx').then(file => ({ default: file.RecordExtras })),
)

interface Props {
  type: TypeMeta
  id: string
  embedded?: boolean
  onClose?: () => void
}

export function RecordPage({ type, id, embedded = false, onClose }: Props) {
  const record = useRecord(type.plural, id)
  if (record.isPending) return <RecordSkeleton />
  if (isProblem(record.error) && record.error.status === 404)
    return (
      <EmptyState
        isWholePage={!embedded}
        title={t('record.missing', { type: type.label })}
        why={record.error.message}
        action={
          <Link to={listPath(type)} className={buttonClass()}>
            {t('record.back', { list: type.labelPlural })}
          </Link>
        }
      />
    )
  if (!record.data)
    return (
      <div style={{ padding: 20 }}>
        <ProblemNotice error={record.error} onRetry={() => record.refetch()} />
      </div>
    )
  return <Loaded type={type} record={record.data} embedded={embedded} onClose={onClose} />
}

interface LoadedProps {
  type: TypeMeta
  record: RecordData
  embedded: boolean
  onClose: (() => void) | undefined
}

function Loaded({ type, record, embedded, onClose }: LoadedProps) {
  const editing = useEditing(type, record)
  const commands = useCommands(type, record)
  const title = titleOf(type, record)
  const description = fieldOf(type, 'description')
  const talks = type.capabilities.comments
  useTitle(embedded ? '' : [record.number, title].filter(Boolean).join(' '))
  useBeingHere(type.type, record.id)
  useReadOnOpen(record.id)
  const extras = extrasOf(type)
  const AskDialog = extras.dialogs[commands.asking?.name ?? ''] ?? CommandDialog
  const verbs = useRecordActs({ type, record, commands, embedded })
  const panel = <PropertyPanel type={type} record={record} editing={editing} />
  return (
    <article className={styles.frame} aria-label={title}>
      <div className={classes(styles.page, !talks && styles.plain)}>
        <RecordHeader type={type} record={record} commands={commands} onClose={onClose} />
        <div className={styles.main}>
          <div className={styles.reading}>
            <TitleEditor type={type} record={record} editing={editing} />
            {description && (
              <DescriptionEditor key={record.id} field={description} record={record} editing={editing} />
            )}
            {talks ? <Timeline type={type} record={record} /> : panel}
            {!talks && (
              <Suspense fallback={null}>
                <RecordExtras type={type} record={record} />
              </Suspense>
            )}
          </div>
          {talks && (record.abilities.comment || record.abilities.commentInternally) && (
            <div className={styles.foot}>
              <Composer key={record.id} type={type} record={record} commands={commands} />
            </div>
          )}
        </div>
        {talks && (
          <aside className={styles.side} aria-label={t('record.properties')}>
            {fieldOf(type, 'slaDueAt') && <ClocksPanel type={type} record={record} />}
            {Object.entries(extras.above).map(([name, Panel]) => (
              <Panel key={name} type={type} record={record} />
            ))}
            {panel}
            {Object.entries(extras.below).map(([name, Panel]) => (
              <Panel key={name} type={type} record={record} />
            ))}
          </aside>
        )}
      </div>
      {commands.asking && (
        <AskDialog type={type} record={record} command={commands.asking} onClose={commands.stop} />
      )}
      {verbs.dialog}
      {editing.conflict && <MergeDialog type={type} conflict={editing.conflict} onSettle={editing.settle} />}
    </article>
  )
}
