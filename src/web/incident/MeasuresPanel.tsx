// What the history of this incident measures. Nothing is asked of the server before somebody wants to know.
import { useState } from 'react'
import { type Measures, useMeasures } from '../api/incident.ts'
import { fieldOf } from '../api/meta.ts'
import type { PanelProps } from '../extras.tsx'
import { optionLabel } from '../kit/field/field-value.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import pageStyles from '../kit/record/RecordPage.module.css'
import { span } from '../kit/time.ts'
import { t } from '../messages/t.ts'
import styles from './Incident.module.css'

export function MeasuresPanel({ type, record }: PanelProps) {
  const [open, setOpen] = useState(false)
  const measures = useMeasures(record, open)
  return (
    <details className={styles.measures} open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('measures.title')}</summary>
      <ProblemNotice error={measures.error} onRetry={() => measures.refetch()} />
      {measures.data && <Figures type={type} measures={measures.data} />}
    </details>
  )
}

function Figures({ type, measures }: { type: PanelProps['type']; measures: Measures }) {
  const { seconds, firstContact } = measures
  const reason = fieldOf(type, 'holdReason')
  const waited = [...new Set(measures.holds.map(hold => hold.reason))]
    .filter(value => value !== null)
    .map(value => (reason ? optionLabel(reason, value) : value))
  const rows: [string, string][] = [
    [t('measures.acknowledge'), duration(seconds.acknowledge)],
    [t('measures.firstResponse'), duration(seconds.firstResponse)],
    [t('measures.resolve'), duration(seconds.resolve)],
    [t('measures.held'), [duration(seconds.held), waited.join(', ')].filter(Boolean).join(' · ')],
    [t('measures.withoutHold'), duration(seconds.resolveWithoutHold)],
    [t('measures.handOvers'), String(measures.handOvers.length)],
    [t('measures.reopened'), String(measures.reopenedAt.length)],
    [t('measures.touchedBy'), measures.touchedBy.map(person => person.name).join(', ')],
    [t('measures.strict'), yesNo(firstContact.strict)],
    [t('measures.proxy'), yesNo(firstContact.proxy)],
  ]
  return (
    <>
      <dl>
        {rows.map(([label, value]) => (
          <div key={label} className={pageStyles.property}>
            <dt>{label}</dt>
            <dd className="tabular">{value || t('measures.none')}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.clock}>{t('measures.clock')}</p>
    </>
  )
}

const duration = (seconds: number | null): string => (seconds === null ? '' : span(seconds))

function yesNo(value: boolean | null): string {
  if (value === null) return ''
  return value ? t('field.yes') : t('field.no')
}
