import type { ClockSegment, ServiceClock } from '../api/service-levels.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { shortDateTime } from '../kit/time.ts'
import { type MessageKey, t } from '../messages/t.ts'
import { leftText, length } from './clock-text.ts'
import styles from './ServiceLevel.module.css'

/** Why a clock stands where it stands: each stretch of its time, whether it counted, and the rule that says so. */
export function WhyDialog({ clock, onClose }: { clock: ServiceClock; onClose: () => void }) {
  return (
    <Dialog title={t('sla.whyTitle', { target: clock.target.name })} onClose={onClose} wide>
      <div className={styles.why}>
        <Figures clock={clock} />
        <Bar segments={clock.segments} />
        <Segments segments={clock.segments} />
        <Holders clock={clock} />
        <p className={styles.note}>{t('sla.clockNote')}</p>
      </div>
    </Dialog>
  )
}

function Figures({ clock }: { clock: ServiceClock }) {
  const next = clock.warnings.find(warning => warning.at !== null)
  const hours = clock.calendar?.name ?? t('sla.roundTheClock')
  const rows: [MessageKey, string][] = [
    ['sla.stands', leftText(clock)],
    ['sla.allowed', length(clock.allowed)],
    ['sla.used', t('sla.usedOf', { span: length(clock.elapsed), percent: clock.percent })],
    ['sla.dueAt', clock.dueAt ? shortDateTime(clock.dueAt) : ''],
    ['sla.breachedAt', clock.breachedAt ? shortDateTime(clock.breachedAt) : ''],
    ['sla.nextWarning', next?.at ? `${next.percent} % · ${shortDateTime(next.at)}` : ''],
    ['sla.hours', clock.zone ? `${hours} · ${clock.zone}` : hours],
    ['sla.agreement', clock.agreement.name],
  ]
  return (
    <dl className={styles.figures}>
      {rows
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

const lasted = ({ from, to }: ClockSegment): number => new Date(to).getTime() - new Date(from).getTime()
const isAlive = ({ state }: ClockSegment): boolean => state === 'running' || state === 'paused'

/** The same as the table below, at a glance. */
function Bar({ segments }: { segments: ClockSegment[] }) {
  return (
    <div className={styles.bar} aria-hidden>
      {segments.filter(isAlive).map(segment => (
        <span
          key={segment.from}
          data-state={segment.state}
          style={{ flexGrow: Math.max(1, lasted(segment)) }}
        />
      ))}
    </div>
  )
}

const reasons: Record<ClockSegment['why'], MessageKey> = {
  started: 'sla.whyStarted',
  reset: 'sla.whyReset',
  paused: 'sla.whyPaused',
  resumed: 'sla.whyResumed',
  stopped: 'sla.whyStopped',
  cancelled: 'sla.whyCancelled',
  noPromise: 'sla.whyNoPromise',
}

function Segments({ segments }: { segments: ClockSegment[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, it is scrolled by keyboard too
    <section className={styles.scroll} tabIndex={0} aria-label={t('sla.reason')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('sla.from')}</th>
            <th>{t('sla.reason')}</th>
            <th>{t('sla.holder')}</th>
            <th className={styles.number}>{t('sla.lasted')}</th>
            <th className={styles.number}>{t('sla.counted')}</th>
          </tr>
        </thead>
        <tbody>
          {segments.map(segment => (
            <tr key={segment.from}>
              <td className="tabular">{shortDateTime(segment.from)}</td>
              <td>
                {t(reasons[segment.why])}
                {segment.rule && <code>{segment.rule}</code>}
                {segment.fact && <small>{`${segment.by} ${segment.fact}`}</small>}
              </td>
              <td>{holder(segment)}</td>
              <td className={styles.number}>{length(lasted(segment))}</td>
              <td className={styles.number}>
                {segment.state === 'running' ? length(segment.counted) : t('sla.notCounted')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const holder = ({ group, assignee }: Pick<ClockSegment, 'group' | 'assignee'>): string =>
  [group?.name, assignee?.name].filter(Boolean).join(' · ') || t('sla.nobody')

function Holders({ clock }: { clock: ServiceClock }) {
  if (clock.heldBy.length < 2) return null
  return (
    <div>
      <h3>{t('sla.heldBy')}</h3>
      <table className={styles.table}>
        <tbody>
          {clock.heldBy.map(held => (
            <tr key={`${held.group?.id} ${held.assignee?.id}`}>
              <td>{holder(held)}</td>
              <td className={styles.number}>{length(held.counted)}</td>
              <td className={styles.number}>{`${Math.round((held.counted / clock.elapsed) * 100)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
