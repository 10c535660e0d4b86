// What knowledge does for those who ask, what waits for its keepers, and what nobody has written yet.
import { useState } from 'react'
import { type KnowledgeMeasures, useKnowledgeMeasures } from '../api/knowledge.ts'
import { useTypeByName } from '../api/meta.ts'
import { useCount } from '../api/records.ts'
import type { TypeMeta } from '../api/types.ts'
import { Button, buttonClass } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useTitle } from '../kit/use-title.ts'
import { currentLocale, type MessageKey, t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { NotFound } from '../shell/NotFound.tsx'
import { listPath } from '../shell/paths.ts'
import styles from './Knowledge.module.css'
import { WriteArticleDialog } from './WriteArticleDialog.tsx'

const periods = [7, 30, 90, 365]

export function KnowledgePage() {
  const type = useTypeByName('article')
  const [days, setDays] = useState(90)
  const measures = useKnowledgeMeasures(days)
  useTitle(t('knowledge.title'))
  if (!type) return <NotFound />
  return (
    <div className={styles.page}>
      <header>
        <h1>{t('knowledge.title')}</h1>
        <label>
          <span className="hidden">{t('knowledge.period')}</span>
          <select value={days} onChange={event => setDays(Number(event.target.value))}>
            {periods.map(period => (
              <option key={period} value={period}>
                {t('knowledge.days', { days: period })}
              </option>
            ))}
          </select>
        </label>
      </header>
      <ProblemNotice error={measures.error} onRetry={() => measures.refetch()} />
      {measures.isPending && <Skeleton height={90} />}
      {measures.data && <Figures measures={measures.data} />}
      <Queues type={type} />
      {measures.data && <Gaps type={type} gaps={measures.data.gaps} />}
    </div>
  )
}

const share = (part: number | null): string =>
  part === null ? '–' : part.toLocaleString(currentLocale(), { style: 'percent', maximumFractionDigits: 1 })

function Figures({ measures }: { measures: KnowledgeMeasures }) {
  const { reads, selfSolved, opened, deflection, resolved, reused } = measures
  const figures: [string, string, string][] = [
    [t('knowledge.deflection'), share(deflection), t('knowledge.deflectionRule', { selfSolved, opened })],
    [t('knowledge.reads'), reads.toLocaleString(currentLocale()), t('knowledge.readsRule')],
    [
      t('knowledge.reuse'),
      share(resolved === 0 ? null : reused / resolved),
      t('knowledge.reuseRule', { reused, resolved }),
    ],
  ]
  return (
    <dl className={styles.figures}>
      {figures.map(([label, figure, rule]) => (
        <div key={label} className={styles.figure}>
          <dt>{label}</dt>
          <dd className="tabular">
            {figure}
            <small>{rule}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const queues: [MessageKey, (today: string) => string][] = [
  ['knowledge.inReview', () => 'state:review'],
  ['knowledge.revised', () => 'state:published draftBy:any'],
  ['knowledge.flagged', () => 'flagged:yes'],
  ['knowledge.due', today => `state:published reviewOn:<${today}`],
  ['knowledge.outdated', () => 'state:outdated'],
  ['knowledge.drafts', () => 'state:draft'],
]

function Queues({ type }: { type: TypeMeta }) {
  const today = new Date().toISOString().slice(0, 10)
  return (
    <section aria-labelledby="queues">
      <h2 id="queues">{t('knowledge.queues')}</h2>
      <div className={styles.queues}>
        {queues.map(([label, queryOf]) => (
          <Queue key={label} type={type} label={t(label)} q={queryOf(today)} />
        ))}
      </div>
    </section>
  )
}

function Queue({ type, label, q }: { type: TypeMeta; label: string; q: string }) {
  const count = useCount(type.plural, q)
  return (
    <Link to={listPath(type)} search={{ q }} className={buttonClass()}>
      {label} <b className="tabular">{count.data?.count ?? ''}</b>
    </Link>
  )
}

function Gaps({ type, gaps }: { type: TypeMeta; gaps: KnowledgeMeasures['gaps'] }) {
  const [writing, setWriting] = useState<string | null>(null)
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">{t('knowledge.gaps')}</h2>
      {gaps.length === 0 ? (
        <EmptyState title={t('knowledge.noGaps')} why={t('knowledge.noGapsWhy')} />
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('knowledge.words')}</th>
              <th scope="col" className={styles.number}>
                {t('knowledge.searches')}
              </th>
              <th scope="col" className={`${styles.number} ${styles.wide}`}>
                {t('knowledge.people')}
              </th>
              <th scope="col" className={`${styles.number} ${styles.wide}`}>
                {t('knowledge.found')}
              </th>
              <th scope="col">
                <span className="hidden">{t('answers.write')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {gaps.map(gap => (
              <tr key={gap.words}>
                <td>{gap.words}</td>
                <td className={`${styles.number} tabular`}>{gap.searches}</td>
                <td className={`${styles.number} ${styles.wide} tabular`}>{gap.people}</td>
                <td className={`${styles.number} ${styles.wide} tabular`}>{gap.found}</td>
                <td className={styles.number}>
                  {type.canCreate && (
                    <Button small onClick={() => setWriting(gap.words)}>
                      {t('answers.write')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {writing !== null && (
        <WriteArticleDialog
          type={type}
          begin={{ title: writing, keywords: writing }}
          onClose={() => setWriting(null)}
        />
      )}
    </section>
  )
}
