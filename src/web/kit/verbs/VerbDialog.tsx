// Asks what a verb needs to know: mostly one choice, found by typing.
import { type FieldEdit, useEditRecord } from '../../api/change-record.ts'
import { fieldOf } from '../../api/meta.ts'
import type { CommandMeta, FieldMeta, FieldValue, RecordData, TypeMeta } from '../../api/types.ts'
import { extrasOf } from '../../extras.tsx'
import { t } from '../../messages/t.ts'
import { Dialog } from '../Dialog.tsx'
import { FieldForm } from '../field/FieldForm.tsx'
import { FieldPicker } from '../field/FieldPicker.tsx'
import { isBlank, readField } from '../field/field-value.ts'
import { CommandDialog } from '../record/CommandDialog.tsx'
import { MacroDialog } from '../record/MacroDialog.tsx'
import { showToast } from '../toast.ts'
import type { Asking, Question } from './asking.ts'
import { MergePicker } from './MergePicker.tsx'
import { undoButton } from './take-back.ts'
import { usePerform } from './use-perform.ts'
import { VerbMenu } from './VerbMenu.tsx'
import styles from './Verbs.module.css'

interface Props {
  type: TypeMeta
  asking: Asking
  onAsk: (question: Question) => void
  onClose: () => void
  onDone: (command: CommandMeta | null) => void
}

export function VerbDialog(props: Props) {
  const { type, asking, onAsk, onClose, onDone } = props
  const { record, question } = asking
  const perform = usePerform(type)
  const titled = (verb: string) => t('command.title', { command: verb, record: record.number ?? '' })
  switch (question.kind) {
    case 'pick': {
      const { field, command } = question
      const choose = (value: FieldValue) => {
        if (command) perform.run(record, command, { field, value })
        else perform.edit(record, [{ field, value }])
        onDone(command)
      }
      return (
        <Dialog title={titled(question.title)} onClose={onClose}>
          <div className={styles.pick}>
            <FieldPicker
              field={field}
              value={readField(record, fieldOf(type, field.name) ?? field)}
              onChange={choose}
              onDone={() => {}}
            />
          </div>
        </Dialog>
      )
    }
    case 'menu':
      return (
        <Dialog title={titled(question.title)} onClose={onClose}>
          <div className={styles.pick}>
            <VerbMenu
              type={type}
              question={question}
              onPick={next => {
                const asks = next.kind !== 'command' || next.command.input.length > 0
                if (asks || next.command.tone === 'danger') onAsk(next)
                else {
                  perform.run(record, next.command, null)
                  onDone(next.command)
                }
              }}
            />
          </div>
        </Dialog>
      )
    case 'merge':
      return (
        <Dialog title={titled(question.command.label)} onClose={onClose}>
          <p className={styles.hint}>{t('verb.mergeHint', { record: record.number ?? '' })}</p>
          <div className={styles.pick}>
            <MergePicker
              type={type}
              record={record}
              onPick={target => {
                const field = fieldOf(type, 'mergedInto')
                if (field) perform.run(record, question.command, { field, value: target })
                onDone(question.command)
              }}
            />
          </div>
        </Dialog>
      )
    case 'command': {
      const { command } = question
      const AskDialog = extrasOf(type).dialogs[command.name] ?? CommandDialog
      return (
        <AskDialog
          type={type}
          record={record}
          command={command}
          onClose={onClose}
          onDone={() => onDone(command)}
        />
      )
    }
    case 'macro':
      return (
        <MacroDialog
          type={type}
          record={record}
          macro={question.macro}
          onClose={onClose}
          onDone={() => onDone(null)}
        />
      )
    case 'fields':
      return <FieldsForm {...props} record={record} fields={question.fields} title={titled(question.title)} />
  }
}

const initialOf = (record: RecordData, fields: FieldMeta[]): Record<string, FieldValue> =>
  Object.fromEntries(
    fields
      .map(field => [field.name, readField(record, field)] as const)
      .filter(([, value]) => !isBlank(value)),
  )

interface FormProps extends Props {
  record: RecordData
  title: string
}

function FieldsForm({ type, record, fields, title, onClose, onDone }: FormProps & { fields: FieldMeta[] }) {
  const edit = useEditRecord(type)
  const initial = initialOf(record, fields)
  const editsOf = (input: Record<string, unknown>): FieldEdit[] =>
    fields
      .map(field => ({ field, value: asChoice(input[field.name]) }))
      .filter(({ field, value }) => value !== (initial[field.name] ?? null))
  return (
    <Dialog title={title} onClose={onClose}>
      <FieldForm
        fields={fields}
        initial={initial}
        submitLabel={t('action.save')}
        busy={edit.isPending}
        error={edit.error}
        onCancel={onClose}
        onSubmit={input => {
          const edits = editsOf(input)
          if (edits.length === 0) {
            onDone(null)
            return
          }
          edit.mutate(
            { record, edits },
            {
              onSuccess: () => {
                showToast(t('verb.saved', { record: record.number ?? '' }), undoButton())
                onDone(null)
              },
            },
          )
        }}
      />
    </Dialog>
  )
}

const asChoice = (value: unknown): FieldValue => (typeof value === 'string' ? value : null)
