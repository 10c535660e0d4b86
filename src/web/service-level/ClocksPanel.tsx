// The service level clocks of a record, each with what is left of it. Pressing one says why it stands where it does.
import { useState } from 'react'
import { type ServiceClock, useClocks } from '../api/service-levels.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import pageStyles from '../kit/record/RecordPage.module.css'
import { shortDateTime } from '../kit/time.ts'
import { t } from '../messages/t.ts'
import { leftText, toneOf } from './clock-text.ts'
import { Ring } from './Ring.tsx'
import styles from './ServiceLevel.module.css'
import { WhyDialog } from './WhyDialog.tsx'

export function ClocksPanel({ type, record }: { type: TypeMeta; record: RecordData }) {
  const clocks = useClocks(type, record)
  const [asked, setAsked] = useState<string | null>(null)
  const items = clocks.data?.items ?? []
  const why = items.find(clock => clock.target.id === asked)
  if (items.length === 0 && !clocks.error) return null
  return (
    <section className={pageStyles.group} aria-label={t('sla.title')}>
      <h2>{t('sla.title')}</h2>
      <ProblemNotice error={clocks.error} onRetry={() => clocks.refetch()} />
      <ul>
        {items.map(clock => (
          <li key={clock.target.id}>
            <ClockLine clock={clock} onAsk={() => setAsked(clock.target.id)} />
          </li>
        ))}
      </ul>
      {why && <WhyDialog clock={why} onClose={() => setAsked(null)} />}
    </section>
  )
}

function ClockLine({ clock, onAsk }: { clock: ServiceClock; onAsk: () => void }) {
  const { percent, state, breachedAt, target, agreement, dueAt } = clock
  const isAlive = state === 'running' || state === 'paused'
  const under = isAlive && dueAt ? t('sla.due', { at: shortDateTime(dueAt) }) : agreement.name
  return (
    <button
      type="button"
      className={styles.line}
      data-tone={toneOf(clock)}
      aria-haspopup="dialog"
      onClick={onAsk}
    >
      <Ring percent={percent} state={state} breached={breachedAt !== null} size={22} />
      <span>
        <b>{leftText(clock)}</b>
        <small>{`${target.name} · ${under}`}</small>
      </span>
      <i>{t('sla.why')}</i>
    </button>
  )
}
