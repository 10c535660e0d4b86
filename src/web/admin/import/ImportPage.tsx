// Bringing records in, step by step; nothing is written before the report has been seen.
import { useState } from 'react'
import { useTitle } from '../../kit/use-title.ts'
import { type MessageKey, t } from '../../messages/t.ts'
import styles from '../Admin.module.css'
import { ImportMapping } from './ImportMapping.tsx'
import { ImportReportView } from './ImportReportView.tsx'
import { ImportRun } from './ImportRun.tsx'
import { ImportUpload } from './ImportUpload.tsx'
import type { ColumnMapping, ImportProposal, ImportReport } from './use-import.ts'

type Step =
  | { name: 'upload' }
  | { name: 'mapping'; type: string; proposal: ImportProposal }
  | { name: 'report'; type: string; proposal: ImportProposal; mapping: ColumnMapping[]; report: ImportReport }
  | { name: 'run'; type: string; job: string }

const names: Record<Step['name'], MessageKey> = {
  upload: 'import.stepUpload',
  mapping: 'import.stepMapping',
  report: 'import.stepReport',
  run: 'import.stepRun',
}
const order: Step['name'][] = ['upload', 'mapping', 'report', 'run']

export function ImportPage() {
  const [step, setStep] = useState<Step>({ name: 'upload' })
  useTitle(t('import.title'))
  return (
    <div className={styles.page}>
      <h1>{t('import.title')}</h1>
      <ol className={styles.steps}>
        {order.map((name, i) => (
          <li key={name} aria-current={step.name === name ? 'step' : undefined}>
            {i + 1}. {t(names[name])}
          </li>
        ))}
      </ol>
      {step.name === 'upload' && (
        <ImportUpload onDone={(type, proposal) => setStep({ name: 'mapping', type, proposal })} />
      )}
      {step.name === 'mapping' && (
        <ImportMapping
          type={step.type}
          proposal={step.proposal}
          onBack={() => setStep({ name: 'upload' })}
          onDone={(mapping, report) => setStep({ ...step, name: 'report', mapping, report })}
        />
      )}
      {step.name === 'report' && (
        <ImportReportView
          proposal={step.proposal}
          mapping={step.mapping}
          report={step.report}
          onBack={() =>
            setStep({
              name: 'mapping',
              type: step.type,
              proposal: { ...step.proposal, mapping: step.mapping },
            })
          }
          onDone={job => setStep({ name: 'run', type: step.type, job })}
        />
      )}
      {step.name === 'run' && (
        <ImportRun type={step.type} job={step.job} onAgain={() => setStep({ name: 'upload' })} />
      )}
    </div>
  )
}
