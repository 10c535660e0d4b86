import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { t } from '../../messages/t.ts'
import styles from '../Admin.module.css'
import {
  type ColumnMapping,
  type ImportProposal,
  type ImportReport,
  type RowError,
  useRunImport,
} from './use-import.ts'

interface Props {
  proposal: ImportProposal
  mapping: ColumnMapping[]
  report: ImportReport
  onBack: () => void
  onDone: (job: string) => void
}

const shown = 200

export function ImportReportView({ proposal, mapping, report, onBack, onDone }: Props) {
  const run = useRunImport(proposal.id)
  const [skipBad, setSkipBad] = useState(false)
  const bad = report.errorCount ?? report.errors.length
  return (
    <>
      <p className={styles.lead}>{t('import.reportHint')}</p>
      <ImportNumbers report={report} />
      <RowProblems title={t('import.errors')} problems={report.errors} />
      <RowProblems title={t('import.notices')} problems={report.notices ?? []} />
      {bad > 0 && (
        <label className={styles.check}>
          <input type="checkbox" checked={skipBad} onChange={event => setSkipBad(event.target.checked)} />
          {t('import.skipBad', { count: bad })}
        </label>
      )}
      <ProblemNotice error={run.error} />
      <div className={styles.actions}>
        <Button
          tone="primary"
          busy={run.isPending}
          disabled={report.new + report.changed === 0 || (bad > 0 && !skipBad)}
          onClick={() => run.mutate({ mapping, skipBad }, { onSuccess: ({ job }) => onDone(job) })}
        >
          {t('import.run', { count: report.new + report.changed })}
        </Button>
        <Button tone="ghost" onClick={onBack}>
          {t('action.back')}
        </Button>
      </div>
    </>
  )
}

export function ImportNumbers({ report }: { report: Omit<ImportReport, 'total'> }) {
  const numbers = [
    { label: t('import.new'), value: report.new },
    { label: t('import.changed'), value: report.changed },
    { label: t('import.skipped'), value: report.skipped },
    { label: t('import.errors'), value: report.errorCount ?? report.errors.length },
  ]
  return (
    <dl className={styles.numbers}>
      {numbers.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function RowProblems({ title, problems }: { title: string; problems: RowError[] }) {
  if (problems.length === 0) return null
  return (
    <section className={styles.scroll} aria-label={title}>
      <h2 className={styles.tableTitle}>{title}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('import.row')}</th>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.value')}</th>
            <th scope="col">{t('import.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, shown).map(problem => (
            <tr key={`${problem.row} ${problem.column} ${problem.message}`}>
              <td className="tabular">{problem.row}</td>
              <td>{problem.column}</td>
              <td>{problem.value}</td>
              <td>{problem.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
