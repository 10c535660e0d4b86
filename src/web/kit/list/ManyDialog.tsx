// A verb for all records that are chosen: the same question as for one, with a preview and one undo for the lot.
import type { BulkTarget } from '../../api/bulk.ts'
import { mostRun } from '../../api/macro-many.ts'
import type { TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Dialog } from '../Dialog.tsx'
import { readText } from '../field/field-value.ts'
import type { Question } from '../verbs/asking.ts'
import { MacroManyDialog } from '../verbs/MacroManyDialog.tsx'
import { MergeManyDialog, mostMerged } from '../verbs/MergeManyDialog.tsx'
import { VerbMenu } from '../verbs/VerbMenu.tsx'
import styles from '../verbs/Verbs.module.css'
import { type BulkChoice, BulkDialog } from './BulkDialog.tsx'

interface Props {
  type: TypeMeta
  question: Question
  ids: string[]
  target: BulkTarget
  onAsk: (question: Question) => void
  onClose: (done: boolean) => void
}

export function ManyDialog({ type, question, ids, target, onAsk, onClose }: Props) {
  if (question.kind === 'menu')
    return (
      <Dialog title={question.title} onClose={() => onClose(false)}>
        <div className={styles.pick}>
          <VerbMenu type={type} question={question} onPick={onAsk} />
        </div>
      </Dialog>
    )
  if (question.kind === 'macro') {
    if (target.ids && ids.length <= mostRun)
      return <MacroManyDialog type={type} macro={question.macro} ids={ids} onClose={onClose} />
    return (
      <Dialog title={readText(question.macro, 'name')} onClose={() => onClose(false)}>
        <p>{t('macro.tooMany', { most: mostRun })}</p>
      </Dialog>
    )
  }
  if (question.kind === 'merge') {
    if (ids.length > 1 && ids.length <= mostMerged)
      return <MergeManyDialog type={type} command={question.command} ids={ids} onClose={onClose} />
    return (
      <Dialog title={question.command.label} onClose={() => onClose(false)}>
        <p>{ids.length < 2 ? t('verb.mergeTooFew') : t('verb.mergeTooMany', { most: mostMerged })}</p>
      </Dialog>
    )
  }
  return (
    <BulkDialog
      key={question.kind === 'command' ? question.command.name : question.title}
      type={type}
      choice={choiceOf(question)}
      target={target}
      onClose={onClose}
    />
  )
}

function choiceOf(question: Exclude<Question, { kind: 'menu' | 'merge' | 'macro' }>): BulkChoice {
  switch (question.kind) {
    case 'pick':
      return question.command
        ? { command: question.command, fields: [{ ...question.field, required: true }] }
        : { fields: [question.field] }
    case 'fields':
      return { fields: question.fields }
    case 'command':
      return { command: question.command }
  }
}
