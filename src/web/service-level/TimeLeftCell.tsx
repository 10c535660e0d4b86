import { memo } from 'react'
import { useRowClock } from '../api/service-levels.ts'
import type { RecordData } from '../api/types.ts'
import { exactTime } from '../kit/time.ts'
import { t } from '../messages/t.ts'
import { rowText, toneOf } from './clock-text.ts'
import { Ring } from './Ring.tsx'
import styles from './ServiceLevel.module.css'
import { useNow } from './use-now.ts'

/** In a row of a list: the clock that runs out next, as a ring and the time until then. */
export const TimeLeftCell = memo(function TimeLeftCell({ record }: { record: RecordData }) {
  const now = useNow()
  const { data: clock } = useRowClock(record)
  if (!clock) return null
  const { percent, state, target, dueAt } = clock
  const tip = t('sla.rowTip', { target, percent, due: dueAt ? exactTime(dueAt) : t('sla.paused') })
  return (
    <span className={styles.cell} data-tone={toneOf(clock)} data-tip={tip}>
      <Ring percent={percent} state={state} breached={percent >= 100} />
      <span className="truncate">{rowText(clock, now)}</span>
    </span>
  )
})
