// A macro for all chosen records: to how many it can be done, what it does to one of them, and why not to the rest.
import { useEffect, useRef } from 'react'
import { useMacroOnMany, useRunOnMany } from '../../api/macro-many.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { readText } from '../field/field-value.ts'
import { BulkReportNotice } from '../list/BulkReportNotice.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import styles from '../record/Macro.module.css'
import { MacroStepEffect } from '../record/MacroStepEffect.tsx'
import { Skeleton } from '../Skeleton.tsx'
import { showToast } from '../toast.ts'
import { undoButton } from './take-back.ts'

interface Props {
  type: TypeMeta
  macro: RecordData
  ids: string[]
  onClose: (done: boolean) => void
}

export function MacroManyDialog({ type, macro, ids, onClose }: Props) {
  const name = readText(macro, 'name')
  const planned = useMacroOnMany(type, macro.id, ids)
  const run = useRunOnMany(type, macro.id)
  const plan = planned.data
  const example = plan?.ready[0]
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // What is read may be done with Enter, and not before it can be read.
    if (example) button.current?.focus()
  }, [example])
  const start = () =>
    plan &&
    run.mutate(plan.ready, {
      onSuccess: report => {
        const parts = [
          t('macro.doneMany', { name, count: report.changes }),
          report.invalid.length > 0 && t('bulk.willNot', { count: report.invalid.length }),
        ]
        showToast(parts.filter(Boolean).join('. '), undoButton())
        onClose(true)
      },
    })
  return (
    <Dialog title={t('macro.titleMany', { name, count: ids.length })} onClose={() => onClose(false)}>
      {planned.isPending && <Skeleton height={140} />}
      <ProblemNotice error={planned.error} onRetry={() => planned.refetch()} />
      {plan && <BulkReportNotice report={plan.report} />}
      {example && (
        <>
          <p className={styles.example}>{t('macro.example', { record: example.record.number ?? '' })}</p>
          <ol className={styles.steps} aria-label={t('macro.preview')}>
            {example.plan.steps.map((step, index) => (
              // Steps have no name of their own; their order is what they are.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once and never reordered
              <MacroStepEffect key={index} type={type} step={step} />
            ))}
          </ol>
        </>
      )}
      <ProblemNotice error={run.error} />
      <div className={styles.actions}>
        <Button tone="ghost" onClick={() => onClose(false)}>
          {t('action.cancel')}
        </Button>
        <Button tone="primary" ref={button} busy={run.isPending} disabled={!example} onClick={start}>
          {t('macro.applyMany', { count: plan?.ready.length ?? 0 })}
        </Button>
      </div>
    </Dialog>
  )
}
