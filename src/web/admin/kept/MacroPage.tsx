// A macro: its steps in rows, each refused beside what is wrong with it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../api/client.ts'
import { useTypeByName } from '../../api/meta.ts'
import { Button } from '../../kit/Button.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { t } from '../../messages/t.ts'
import styles from './Kept.module.css'
import { KeptBasics, useFirstWorkType } from './KeptBasics.tsx'
import { KeptFrame } from './KeptFrame.tsx'
import { type KeptFormProps, KeptPage } from './KeptPage.tsx'
import { errorAt, initialOf, inputOf } from './kept-fields.ts'
import { MacroStepRow } from './MacroStepRow.tsx'
import { newStep, readStep, type StepDraft, sentStep } from './macro-steps.ts'
import { useSaveKept } from './use-kept.ts'

export function MacroPage() {
  return <KeptPage name="macro" Form={MacroLoader} />
}

function MacroLoader({ type, record }: KeptFormProps) {
  const of = useTypeByName(String(record?.recordType ?? ''))
  const id = record?.id ?? ''
  const prepared = useQuery({
    queryKey: ['prepared', 'macros', id, record?.version],
    queryFn: () => get<{ steps: unknown[] }>(`/macros/${id}/steps`),
    enabled: record !== null,
  })
  if (!record) return <MacroForm type={type} record={null} begun={[newStep('set')]} />
  if (prepared.error) return <ProblemNotice error={prepared.error} />
  if (!prepared.data || !of) return <Skeleton height={240} />
  return <MacroForm type={type} record={record} begun={prepared.data.steps.map(step => readStep(of, step))} />
}

function MacroForm({ type, record, begun }: KeptFormProps & { begun: StepDraft[] }) {
  const first = useFirstWorkType()
  const save = useSaveKept(type, record)
  const [values, setValues] = useState(() => initialOf(type, record, { recordType: first, active: true }))
  const [steps, setSteps] = useState(begun)
  const of = useTypeByName(String(values.recordType ?? ''))
  const move = (index: number, by: -1 | 1) => {
    const step = steps[index]
    if (step) setSteps(steps.toSpliced(index, 1).toSpliced(index + by, 0, step))
  }
  const none = errorAt(save.error, '/steps')
  return (
    <KeptFrame
      type={type}
      record={record}
      save={save}
      input={() => ({ ...inputOf(type, values), steps: of ? steps.map(step => sentStep(of, step)) : [] })}
    >
      <KeptBasics
        type={type}
        values={values}
        error={save.error}
        onChange={setValues}
        onWorkType={recordType => {
          setValues({ ...values, recordType })
          setSteps([newStep('set')])
        }}
      />
      <section className={styles.section}>
        <h2>{t('macro.steps')}</h2>
        <p className="quiet">{t('macro.stepsHint')}</p>
        {of && (
          <ol className={styles.steps}>
            {steps.map((step, index) => (
              <MacroStepRow
                key={step.key}
                of={of}
                step={step}
                index={index}
                last={index === steps.length - 1}
                error={save.error}
                onChange={next => setSteps(steps.with(index, next))}
                onMove={by => move(index, by)}
                onRemove={() => setSteps(steps.toSpliced(index, 1))}
              />
            ))}
          </ol>
        )}
        {none && <p className={styles.error}>{none}</p>}
        <Button small onClick={() => setSteps([...steps, newStep('reply')])}>
          {t('macro.addStep')}
        </Button>
      </section>
    </KeptFrame>
  )
}
