// Runs one command of a record: the form is the command's own input.
import { useRunCommand } from '../../api/change-record.ts'
import type { CommandMeta, FieldValue, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Dialog } from '../Dialog.tsx'
import { FieldForm } from '../field/FieldForm.tsx'
import { isBlank, readField } from '../field/field-value.ts'
import { showToast } from '../toast.ts'
import { undoButton } from '../verbs/take-back.ts'

interface Props {
  type: TypeMeta
  record: RecordData
  command: CommandMeta
  onClose: () => void
  /** After the command went through; closing alone where nothing is given. */
  onDone?: (() => void) | undefined
}

export function CommandDialog({ type, record, command, onClose, onDone = onClose }: Props) {
  const run = useRunCommand(type)
  const submit = (input: Record<string, unknown>) =>
    run.mutate(
      { record, command: command.name, input },
      {
        onSuccess: () => {
          showToast(t('command.done', { command: command.label, record: record.number ?? '' }), undoButton())
          onDone()
        },
      },
    )
  return (
    <Dialog
      title={t('command.title', { command: command.label, record: record.number ?? '' })}
      onClose={onClose}
    >
      {command.input.length === 0 && <p style={{ marginBottom: 12 }}>{t('command.sure')}</p>}
      <FieldForm
        fields={command.input}
        initial={initialOf(record, command)}
        submitLabel={command.label}
        tone={command.tone === 'danger' ? 'danger' : 'primary'}
        busy={run.isPending}
        error={run.error}
        onSubmit={submit}
        onCancel={onClose}
      />
    </Dialog>
  )
}

/** What the record already says is not asked again. */
export function initialOf(record: RecordData, command: CommandMeta): Record<string, FieldValue> {
  const known = command.input
    .map(field => [field.name, readField(record, field)] as const)
    .filter(([, value]) => !isBlank(value))
  return Object.fromEntries(known)
}
