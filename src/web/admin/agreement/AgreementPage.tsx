// A service level agreement: when it applies, its targets, what they would have come to, and what is past.
import { useState } from 'react'
import { fieldOf, useTypes } from '../../api/meta.ts'
import type { FieldValue } from '../../api/types.ts'
import { Button } from '../../kit/Button.tsx'
import { SelectField } from '../../kit/field/TextField.tsx'
import { t } from '../../messages/t.ts'
import kept from '../kept/Kept.module.css'
import { KeptField, useFirstWorkType } from '../kept/KeptBasics.tsx'
import { KeptFrame } from '../kept/KeptFrame.tsx'
import { type KeptFormProps, KeptPage } from '../kept/KeptPage.tsx'
import { errorAt, initialOf, inputOf } from '../kept/kept-fields.ts'
import { useSaveKept } from '../kept/use-kept.ts'
import { RecordHistory } from '../RecordHistory.tsx'
import styles from './Agreement.module.css'
import { newTarget, sentTarget, targetsOf } from './agreement-draft.ts'
import { ConditionField } from './ConditionField.tsx'
import { DryRun } from './DryRun.tsx'
import { Recalculate } from './Recalculate.tsx'
import { TargetCard } from './TargetCard.tsx'
import { useChoices, useVocabulary } from './use-vocabulary.ts'

export function AgreementPage() {
  return <KeptPage name="agreement" Form={AgreementForm} />
}

function AgreementForm({ type, record }: KeptFormProps) {
  const first = useFirstWorkType()
  const save = useSaveKept(type, record)
  const [values, setValues] = useState(() =>
    initialOf(type, record, { kind: 'sla', recordType: first, position: 100, active: true }),
  )
  const recordType = String(values.recordType ?? '')
  const vocabulary = useVocabulary(recordType).data
  const [targets, setTargets] = useState(() =>
    record ? targetsOf(record) : [newTarget(t('agreement.measure.resolution'))],
  )
  const calendars = useChoices('calendars')
  const groups = useChoices('groups')
  const input = () => ({ ...inputOf(type, values), targets: targets.map(sentTarget) })
  const field = { type, values, error: save.error, onChange: setValues }
  const set = (name: string, value: FieldValue) => setValues({ ...values, [name]: value })
  const wrongTargets = errorAt(save.error, '/targets')
  return (
    <KeptFrame
      type={type}
      record={record}
      save={save}
      input={input}
      beside={
        record && (
          <>
            {record.abilities.recalculate && <Recalculate type={type} record={record} />}
            <div className={kept.runs}>
              <RecordHistory type={type} record={record} />
            </div>
          </>
        )
      }
    >
      <div className={kept.basics}>
        <KeptField {...field} name="name" />
        <KeptField {...field} name="kind" />
        <WorkTypes
          value={recordType}
          fixed={record !== null}
          label={fieldOf(type, 'recordType')?.label ?? ''}
          onPick={value => set('recordType', value)}
        />
        <KeptField {...field} name="position" />
        {values.kind === 'underpinning_contract' && <KeptField {...field} name="supplier" />}
        <KeptField {...field} name="active" />
        <div className={kept.whole}>
          <KeptField {...field} name="description" />
        </div>
        <div className={kept.whole}>
          <ConditionField
            label={fieldOf(type, 'condition')?.label ?? ''}
            hint={fieldOf(type, 'condition')?.hint ?? ''}
            value={String(values.condition ?? '')}
            recordType={recordType}
            error={errorAt(save.error, '/condition')}
            onChange={value => set('condition', value)}
          />
        </div>
      </div>
      <section className={kept.section}>
        <h2>{fieldOf(type, 'targets')?.label ?? t('agreement.target')}</h2>
        <p className="quiet">{t('agreement.targetsHint')}</p>
        <ol className={styles.targets}>
          {targets.map((target, index) => (
            <TargetCard
              key={target.key}
              target={target}
              index={index}
              recordType={recordType}
              vocabulary={vocabulary}
              calendars={calendars}
              groups={groups}
              error={save.error}
              onChange={next => setTargets(targets.with(index, next))}
              onRemove={targets.length > 1 ? () => setTargets(targets.toSpliced(index, 1)) : null}
            />
          ))}
        </ol>
        {wrongTargets && <p className={styles.error}>{wrongTargets}</p>}
        <Button small onClick={() => setTargets([...targets, newTarget(t('agreement.measure.resolution'))])}>
          {t('agreement.addTarget')}
        </Button>
      </section>
      <DryRun
        recordType={recordType}
        draft={() => {
          const { name, kind, position, active, condition } = inputOf(type, values)
          return {
            id: record?.id ?? null,
            name: name ?? '',
            kind,
            position,
            active,
            condition,
            recordType,
            targets: targets.map(sentTarget),
          }
        }}
      />
    </KeptFrame>
  )
}

interface WorkTypesProps {
  value: string
  label: string
  fixed: boolean
  onPick: (value: string) => void
}

/** What it is a promise about; it stays what it was made for. */
function WorkTypes({ value, label, fixed, onPick }: WorkTypesProps) {
  const works = useTypes().filter(each => each.kind === 'work-item' && (!fixed || each.type === value))
  return (
    <SelectField
      label={label}
      value={value}
      options={works.map(each => ({ value: each.type, label: each.label }))}
      onChange={onPick}
    />
  )
}
