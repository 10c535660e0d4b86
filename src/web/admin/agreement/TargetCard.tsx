import { IconTrash } from '@tabler/icons-react'
import { IconButton } from '../../kit/Button.tsx'
import { SelectField, TextField } from '../../kit/field/TextField.tsx'
import { type MessageKey, t } from '../../messages/t.ts'
import { errorAt } from '../kept/kept-fields.ts'
import styles from './Agreement.module.css'
import { type ConditionName, conditionNames, measures, type TargetDraft, textsOf } from './agreement-draft.ts'
import { ConditionField } from './ConditionField.tsx'
import { ExceptionList } from './ExceptionList.tsx'
import { TimesRow } from './TimesRow.tsx'
import type { Vocabulary } from './use-vocabulary.ts'
import { WarningList } from './WarningList.tsx'

export interface TargetProps {
  target: TargetDraft
  index: number
  recordType: string
  vocabulary: Vocabulary | undefined
  calendars: { value: string; label: string }[]
  groups: { value: string; label: string }[]
  error: unknown
  onChange: (target: TargetDraft) => void
}

const conditionWords: Record<ConditionName, [MessageKey, MessageKey]> = {
  startWhen: ['agreement.startWhen', 'agreement.startHint'],
  pauseWhen: ['agreement.pauseWhen', 'agreement.neverHint'],
  stopWhen: ['agreement.stopWhen', 'agreement.neverHint'],
  cancelWhen: ['agreement.cancelWhen', 'agreement.neverHint'],
  resetWhen: ['agreement.resetWhen', 'agreement.neverHint'],
}

/** One clock of an agreement. */
export function TargetCard(props: TargetProps & { onRemove: (() => void) | null }) {
  const { target, index, recordType, vocabulary, error, onChange, onRemove } = props
  const wrong = (name: string) => errorAt(error, `/targets/${index}/${name}`)
  const set = (change: Partial<TargetDraft>) => onChange({ ...target, ...change })
  const conditions = target.conditions ?? textsOf(vocabulary?.presets[target.measure])
  return (
    <li className={styles.target}>
      <header>
        <h3>{target.name || t('agreement.target')}</h3>
        {onRemove && (
          <IconButton small label={t('agreement.removeTarget', { name: target.name })} onClick={onRemove}>
            <IconTrash size={16} stroke={1.5} aria-hidden />
          </IconButton>
        )}
      </header>
      <div className={styles.pair}>
        <TextField
          label={t('agreement.targetName')}
          value={target.name}
          maxLength={200}
          error={wrong('name')}
          onChange={event => set({ name: event.target.value })}
        />
        <SelectField
          label={t('agreement.measure')}
          value={target.measure}
          options={measures.map(value => ({ value, label: t(`agreement.measure.${value}`) }))}
          onChange={measure => set({ measure, conditions: null })}
        />
      </div>
      <TimesRow
        recordType={recordType}
        times={target.times}
        error={wrong('minutes')}
        onChange={times => set({ times })}
      />
      <ExceptionList {...props} />
      <Hours {...props} />
      <details className={styles.conditions}>
        <summary>{t('agreement.conditions')}</summary>
        {conditionNames.map(name => (
          <ConditionField
            key={name}
            label={t(conditionWords[name][0])}
            hint={t(conditionWords[name][1])}
            value={conditions[name]}
            recordType={recordType}
            error={wrong(name)}
            onChange={value => set({ conditions: { ...conditions, [name]: value } })}
          />
        ))}
        {vocabulary && (
          <p className="quiet">{t('agreement.names', { names: vocabulary.names.join(', ') })}</p>
        )}
      </details>
      <WarningList {...props} error={wrong('warnings')} />
    </li>
  )
}

function Hours({ target, calendars, onChange }: TargetProps) {
  const set = (change: Partial<TargetDraft>) => onChange({ ...target, ...change })
  return (
    <div className={styles.three}>
      <SelectField
        label={t('agreement.calendar')}
        value={target.calendar}
        options={[{ value: '', label: t('sla.roundTheClock') }, ...calendars]}
        onChange={calendar => set({ calendar })}
      />
      <SelectField
        label={t('agreement.calendarFrom')}
        value={target.calendarFrom}
        options={(['target', 'requester', 'group', 'service'] as const).map(value => ({
          value,
          label: t(`agreement.from.${value}`),
        }))}
        onChange={calendarFrom => set({ calendarFrom })}
      />
      <SelectField
        label={t('agreement.zone')}
        value={target.zone}
        options={(['calendar', 'requester'] as const).map(value => ({
          value,
          label: t(`agreement.zone.${value}`),
        }))}
        onChange={zone => set({ zone })}
      />
    </div>
  )
}
