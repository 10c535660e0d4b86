import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { commandOf } from '../../api/meta.ts'
import type { TypeMeta } from '../../api/types.ts'
import { IconButton } from '../../kit/Button.tsx'
import { FieldInput } from '../../kit/field/FieldInput.tsx'
import { SelectField, TextArea } from '../../kit/field/TextField.tsx'
import { type MessageKey, t } from '../../messages/t.ts'
import { FieldRows } from './FieldRows.tsx'
import styles from './Kept.module.css'
import { errorAt, pointerOf, settable } from './kept-fields.ts'
import { type StepDraft, type StepKind, stepCommands, stepKinds } from './macro-steps.ts'

const names: Record<StepKind, MessageKey> = {
  set: 'macro.stepSet',
  command: 'macro.stepCommand',
  reply: 'macro.stepReply',
  note: 'macro.stepNote',
}

interface Props {
  of: TypeMeta
  step: StepDraft
  index: number
  last: boolean
  error: unknown
  onChange: (step: StepDraft) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

export function MacroStepRow({ of, step, index, last, error, onChange, onMove, onRemove }: Props) {
  const at = `/steps/${index}`
  const icon = { size: 16, stroke: 1.5, 'aria-hidden': true }
  const number = index + 1
  const whole = errorAt(error, at)
  return (
    <li className={styles.step} aria-label={t('macro.step', { number })}>
      <div className={styles.stepHead}>
        <strong>{number}</strong>
        <select
          aria-label={t('macro.stepKind', { number })}
          value={step.kind}
          onChange={event => {
            const kind = stepKinds.find(each => each === event.target.value)
            if (kind) onChange({ ...step, kind })
          }}
        >
          {stepKinds.map(kind => (
            <option key={kind} value={kind}>
              {t(names[kind])}
            </option>
          ))}
        </select>
        <span className={styles.space} />
        <IconButton small label={t('macro.up', { number })} disabled={index === 0} onClick={() => onMove(-1)}>
          <IconArrowUp {...icon} />
        </IconButton>
        <IconButton small label={t('macro.down', { number })} disabled={last} onClick={() => onMove(1)}>
          <IconArrowDown {...icon} />
        </IconButton>
        <IconButton small label={t('macro.remove', { number })} onClick={onRemove}>
          <IconTrash {...icon} />
        </IconButton>
      </div>
      <div className={styles.stepBody}>
        <StepBody of={of} step={step} at={at} error={error} onChange={onChange} />
        {whole && <span className={styles.error}>{whole}</span>}
      </div>
    </li>
  )
}

type BodyProps = Pick<Props, 'of' | 'step' | 'error' | 'onChange'> & { at: string }

function StepBody({ of, step, at, error, onChange }: BodyProps) {
  if (step.kind === 'set')
    return (
      <>
        <FieldRows
          label={t('macro.stepSet')}
          fields={settable(of)}
          values={step.fields}
          onChange={fields => onChange({ ...step, fields })}
          errorOf={field => errorAt(error, `${at}/fields${pointerOf(field)}`)}
        />
        {errorAt(error, `${at}/fields`) && (
          <span className={styles.error}>{errorAt(error, `${at}/fields`)}</span>
        )}
      </>
    )
  if (step.kind === 'command')
    return <CommandBody of={of} step={step} at={at} error={error} onChange={onChange} />
  return (
    <TextArea
      label={step.kind === 'reply' ? t('macro.replyText') : t('macro.noteText')}
      hint={t('kept.variables')}
      error={errorAt(error, `${at}/text`)}
      value={step.text}
      onChange={event => onChange({ ...step, text: event.target.value })}
    />
  )
}

function CommandBody({ of, step, at, error, onChange }: BodyProps) {
  const command = commandOf(of, step.command)
  return (
    <>
      <SelectField
        label={t('macro.command')}
        value={step.command}
        error={errorAt(error, `${at}/command`)}
        options={[
          { value: '', label: t('field.choose') },
          ...stepCommands(of).map(({ name, label }) => ({ value: name, label })),
        ]}
        onChange={name => onChange({ ...step, command: name, input: {} })}
      />
      {command?.input.map(field => (
        <FieldInput
          key={field.name}
          field={field}
          value={step.input[field.name] ?? null}
          error={errorAt(error, `${at}/input/${field.name}`)}
          onChange={value => onChange({ ...step, input: { ...step.input, [field.name]: value } })}
        />
      ))}
    </>
  )
}
