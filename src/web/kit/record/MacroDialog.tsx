// What a macro would do, step by step, before it does it; and the way back afterwards.
import { useEffect, useRef } from 'react'
import { useMacroPreview, useRunMacro } from '../../api/macros.ts'
import { fieldOf } from '../../api/meta.ts'
import { isProblem } from '../../api/problem.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { readText } from '../field/field-value.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { Skeleton } from '../Skeleton.tsx'
import { showProblem, showToast } from '../toast.ts'
import styles from './Macro.module.css'
import { MacroStepEffect } from './MacroStepEffect.tsx'

interface Props {
  type: TypeMeta
  record: RecordData
  macro: RecordData
  onClose: () => void
  /** After it was run; closing alone where nothing is given. */
  onDone?: () => void
}

export function MacroDialog({ type, record, macro, onClose, onDone = onClose }: Props) {
  const name = readText(macro, 'name')
  const preview = useMacroPreview(type, record, macro.id)
  const { run, undo } = useRunMacro(type, record)
  const plan = preview.data
  const button = useRef<HTMLButtonElement>(null)
  const ready = plan !== undefined && plan.refused === null
  useEffect(() => {
    // What is read may be done with Enter, and not before it can be read.
    if (ready) button.current?.focus()
  }, [ready])
  const takeBack = (id: string) =>
    undo(id).then(({ left, replies }) => {
      const fields = left.map(field => fieldOf(type, field)?.label ?? field).join(', ')
      const undone = [
        t('macro.undone', { name }),
        left.length > 0 && t('macro.undoneLeft', { fields }),
        replies > 0 && t('macro.undoneReplies', { count: replies }),
      ]
      showToast(undone.filter(Boolean).join(' '))
    }, showProblem)
  const start = () => {
    if (!plan) return
    run.mutate(
      { macro: macro.id, version: plan.version },
      {
        onSuccess: ({ run: id }) => {
          const action = id ? { action: { label: t('bulk.undo'), run: () => takeBack(id) } } : {}
          showToast(t('macro.done', { name, record: record.number ?? '' }), action)
          onDone()
        },
      },
    )
  }
  const stale = isProblem(run.error, 'version_conflict')
  const replies = plan?.steps.flatMap(step => step.says).filter(said => !said.internal).length ?? 0
  const moves = plan?.steps.some(step => step.changes.some(change => change.field === 'state')) ?? false
  return (
    <Dialog title={t('macro.title', { name, record: record.number ?? '' })} onClose={onClose}>
      {preview.isPending && <Skeleton height={140} />}
      <ProblemNotice error={preview.error} onRetry={() => preview.refetch()} />
      {plan && (
        <ol className={styles.steps} aria-label={t('macro.preview')}>
          {plan.steps.map((step, index) => (
            // Steps have no name of their own; their order is what they are.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once and never reordered
            <MacroStepEffect key={index} type={type} step={step} />
          ))}
        </ol>
      )}
      {plan?.refused && (
        <p className={styles.refused} role="alert">
          {t('macro.refused', { step: plan.refused.step + 1, reason: plan.refused.reason })}
        </p>
      )}
      {plan && !plan.refused && (replies > 0 || moves) && (
        <p className={styles.final}>
          {[t('macro.back'), replies > 0 && t('macro.noBackReply'), moves && t('macro.noBackState')]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {stale ? (
        <p className={styles.refused} role="alert">
          {t('macro.stale')}
        </p>
      ) : (
        <ProblemNotice error={run.error} />
      )}
      <div className={styles.actions}>
        <Button tone="ghost" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          tone="primary"
          ref={button}
          busy={run.isPending || preview.isFetching}
          disabled={!ready}
          onClick={start}
        >
          {t('macro.apply')}
        </Button>
      </div>
    </Dialog>
  )
}
