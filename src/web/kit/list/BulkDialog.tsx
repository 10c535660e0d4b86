// One change for many records: says beforehand what will happen to how many, then does it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type BulkAct,
  type BulkTarget,
  previewBulk,
  undoBulk,
  useBulk,
  useRefreshAll,
} from '../../api/bulk.ts'
import { useJob } from '../../api/jobs.ts'
import type { BulkReport, CommandMeta, FieldMeta, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { FieldForm } from '../field/FieldForm.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { showProblem, showToast } from '../toast.ts'
import styles from './BulkBar.module.css'
import { BulkReportNotice } from './BulkReportNotice.tsx'

export interface BulkChoice {
  command?: CommandMeta
  fields?: FieldMeta[]
}

interface Props {
  type: TypeMeta
  choice: BulkChoice
  target: BulkTarget
  onClose: (done: boolean) => void
}

export function BulkDialog({ type, choice, target, onClose }: Props) {
  const { command, fields = [] } = choice
  const [job, setJob] = useState<string | null>(null)
  const bulk = useBulk(type.plural)
  const refresh = useRefreshAll(type.plural)
  const preview = useQuery({
    queryKey: [
      'bulk-preview',
      type.plural,
      target,
      command?.name ?? '',
      fields.map(field => field.name).join(),
    ],
    queryFn: () => previewBulk(type.plural, target, command ? { command: command.name } : { set: {} }),
    gcTime: 0,
    retry: false,
  })
  const announce = (report: BulkReport) => {
    const { undo } = report
    showToast(
      t('bulk.done', { count: report.changes }),
      undo ? { action: { label: t('bulk.undo'), run: () => takeBack(undo) } } : {},
    )
  }
  const takeBack = (id: string) =>
    undoBulk(id).then(report => {
      refresh()
      showToast(report.job ? t('bulk.undoing') : t('bulk.undone', { count: report.changes }))
    }, showProblem)
  const title = command?.label ?? t('bulk.setField', { field: fields.map(field => field.label).join(', ') })
  const apply = (act: BulkAct) =>
    bulk.mutate(
      { target, act },
      {
        onSuccess: report => {
          if (report.job) {
            setJob(report.job)
            return
          }
          announce(report)
          onClose(true)
        },
      },
    )
  return (
    <Dialog title={title} onClose={() => onClose(job !== null)}>
      {job ? (
        <JobProgress
          id={job}
          onClose={() => onClose(true)}
          onUndo={() => {
            takeBack(job)
            onClose(true)
          }}
        />
      ) : (
        <>
          {preview.data && <BulkReportNotice report={preview.data} />}
          <FieldForm
            fields={command && fields.length === 0 ? command.input : fields}
            submitLabel={t('bulk.apply', { count: preview.data?.changes ?? 0 })}
            tone={command?.tone === 'danger' ? 'danger' : 'primary'}
            busy={bulk.isPending}
            error={bulk.error}
            onCancel={() => onClose(false)}
            onSubmit={input => apply(command ? { command: command.name, input } : { set: input })}
          />
        </>
      )}
    </Dialog>
  )
}

interface JobProgressProps {
  id: string
  onClose: () => void
  onUndo: () => void
}

function JobProgress({ id, onClose, onUndo }: JobProgressProps) {
  const job = useJob(id)
  const { done = 0, total = 0 } = job.data?.progress ?? {}
  // The result of a bulk edit is its report.
  const report = job.data?.state === 'done' ? (job.data.result as BulkReport | null) : null
  const ended = job.data?.state === 'done' || job.data?.state === 'failed'
  return (
    <div className={styles.form}>
      <p role="status">
        {job.data?.state === 'done'
          ? t('job.done')
          : job.data?.state === 'failed'
            ? t('job.failed')
            : t('job.running', { done, total })}
      </p>
      <progress
        className={styles.progress}
        value={done}
        max={Math.max(total, 1)}
        aria-label={t('job.progress')}
      />
      <ProblemNotice error={job.error ?? (job.data?.error ? new Error(job.data.error) : null)} />
      {report && <BulkReportNotice report={report} done />}
      <div className={styles.actions}>
        {report?.undo && <Button onClick={onUndo}>{t('bulk.undo')}</Button>}
        <Button tone={ended ? 'primary' : 'default'} onClick={onClose}>
          {ended ? t('action.close') : t('job.background')}
        </Button>
      </div>
    </div>
  )
}
