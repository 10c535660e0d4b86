import { useMutation } from '@tanstack/react-query'
import { request } from '../../api/client.ts'
import { useTypeByName } from '../../api/meta.ts'
import { Button } from '../../kit/Button.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { type MessageKey, t } from '../../messages/t.ts'
import { Link } from '../../router/Link.tsx'
import { recordPath } from '../../shell/paths.ts'
import kept from '../kept/Kept.module.css'
import styles from './Agreement.module.css'

type Outcome = 'kept' | 'missed' | 'running' | 'late' | 'cancelled'

interface Attainment {
  completed: number
  kept: number
}

interface DryRunReply {
  records: number
  capped: boolean
  before: Attainment
  after: Attainment
  differing: number
  differences: {
    record: { id: string; number?: string; title?: string }
    target: string
    before: Outcome | null
    after: Outcome | null
  }[]
}

interface Props {
  recordType: string
  /** The agreement as it is being edited. */
  draft: () => Record<string, unknown>
}

/** Tries what is being edited on the last ninety days, before anything is saved. */
export function DryRun({ recordType, draft }: Props) {
  const run = useMutation({
    mutationFn: () => request<DryRunReply>('POST', '/agreements/dry-run', { body: draft() }),
  })
  return (
    <section className={kept.section} aria-label={t('dryRun.title')}>
      <h2>{t('dryRun.title')}</h2>
      <p className="quiet">{t('dryRun.hint')}</p>
      <Button onClick={() => run.mutate()} busy={run.isPending}>
        {t('dryRun.start')}
      </Button>
      <ProblemNotice error={run.error} />
      {run.data && <Result recordType={recordType} reply={run.data} />}
    </section>
  )
}

const percent = ({ completed, kept: inTime }: Attainment): string =>
  completed === 0 ? '–' : `${((inTime / completed) * 100).toFixed(1)} %`

function Result({ recordType, reply }: { recordType: string; reply: DryRunReply }) {
  const { before, after, differing, records, capped, differences } = reply
  return (
    <div className={styles.result} role="status">
      <p>
        <strong>
          {t('dryRun.result', { after: percent(after), before: percent(before), count: differing })}
        </strong>
      </p>
      <p className="quiet">
        {t(capped ? 'dryRun.lookedCapped' : 'dryRun.looked', { count: records, clocks: after.completed })}
      </p>
      {differences.length > 0 && <Differences recordType={recordType} differences={differences} />}
    </div>
  )
}

const outcomes: Record<Outcome, MessageKey> = {
  kept: 'sla.kept',
  missed: 'sla.missed',
  running: 'dryRun.running',
  late: 'dryRun.late',
  cancelled: 'sla.cancelled',
}

const word = (outcome: Outcome | null): string => (outcome ? t(outcomes[outcome]) : t('dryRun.none'))

function Differences({
  recordType,
  differences,
}: {
  recordType: string
  differences: DryRunReply['differences']
}) {
  const type = useTypeByName(recordType)
  return (
    <div className={styles.differences}>
      <table>
        <thead>
          <tr>
            <th>{type?.label}</th>
            <th>{t('agreement.target')}</th>
            <th>{t('dryRun.before')}</th>
            <th>{t('dryRun.after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ record, target, before, after }) => (
            <tr key={`${record.id} ${target}`}>
              <td>
                {type ? <Link to={recordPath(type, record)}>{record.number}</Link> : record.number}{' '}
                {record.title}
              </td>
              <td>{target}</td>
              <td>{word(before)}</td>
              <td>{word(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
