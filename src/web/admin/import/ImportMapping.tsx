import { useState } from 'react'
import { useTypeByName } from '../../api/meta.ts'
import { Button } from '../../kit/Button.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { t } from '../../messages/t.ts'
import styles from '../Admin.module.css'
import { type ColumnMapping, type ImportProposal, type ImportReport, useDryRun } from './use-import.ts'

interface Props {
  type: string
  proposal: ImportProposal
  onBack: () => void
  onDone: (mapping: ColumnMapping[], report: ImportReport) => void
}

const sure = 0.8

export function ImportMapping({ type, proposal, onBack, onDone }: Props) {
  const [mapping, setMapping] = useState(proposal.mapping)
  const meta = useTypeByName(type)
  const fields =
    proposal.fields ??
    meta?.fields.map(({ name, label, required }) => ({ field: name, label, required })) ??
    []
  const dryRun = useDryRun(proposal.id)
  const change = (at: number, field: string) =>
    setMapping(mapping.with(at, { column: mapping[at]?.column ?? '', field: field || null, confidence: 1 }))
  return (
    <>
      <p className={styles.lead}>{t('import.mappingHint', { rows: proposal.rows })}</p>
      <section className={styles.scroll} aria-label={t('import.stepMapping')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.samples')}</th>
              <th scope="col">{t('import.field')}</th>
              <th scope="col">{t('import.confidence')}</th>
            </tr>
          </thead>
          <tbody>
            {mapping.map((entry, i) => (
              <tr key={entry.column}>
                <th scope="row">{entry.column}</th>
                <td className={styles.sample}>{samplesOf(proposal, i)}</td>
                <td>
                  <select
                    aria-label={t('import.fieldFor', { column: entry.column })}
                    value={entry.field ?? ''}
                    onChange={event => change(i, event.target.value)}
                  >
                    <option value="">{t('import.leaveOut')}</option>
                    {entry.field && !fields.some(({ field }) => field === entry.field) && (
                      <option value={entry.field}>{entry.field}</option>
                    )}
                    {fields.map(({ field, label, required }) => (
                      <option key={field} value={field}>
                        {required ? t('import.requiredField', { field: label }) : label}
                      </option>
                    ))}
                  </select>
                </td>
                <td className={entry.field && entry.confidence >= sure ? styles.sure : styles.unsure}>
                  {!entry.field
                    ? t('import.notUsed')
                    : entry.confidence >= sure
                      ? t('import.sure')
                      : t('import.unsure')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ProblemNotice error={dryRun.error} />
      <div className={styles.actions}>
        <Button
          tone="primary"
          busy={dryRun.isPending}
          onClick={() => dryRun.mutate(mapping, { onSuccess: report => onDone(mapping, report) })}
        >
          {t('import.dryRun')}
        </Button>
        <Button tone="ghost" onClick={onBack}>
          {t('action.back')}
        </Button>
      </div>
    </>
  )
}

function samplesOf(proposal: ImportProposal, column: number): string {
  const values = proposal.samples.map(row => row[column] ?? '').filter(Boolean)
  return [...new Set(values)].slice(0, 3).join(' · ')
}
