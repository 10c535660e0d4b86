import type { ClockState } from '../api/service-levels.ts'
import { classes } from '../kit/classes.ts'
import styles from './ServiceLevel.module.css'

interface Props {
  /** Of the allowed time, used up. */
  percent: number
  state: ClockState
  breached: boolean
  size?: number
}

const radius = 6
const around = 2 * Math.PI * radius

/** How much of the time is left, as a ring that empties; the sign inside says what colour alone must not. */
export function Ring({ percent, state, breached, size = 16 }: Props) {
  const left = Math.max(0, 100 - percent) / 100
  const isOver = breached || percent >= 100
  const tone = isOver ? styles.over : state === 'paused' ? styles.paused : percent >= 75 ? styles.close : ''
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} className={classes(styles.ring, tone)} aria-hidden>
      <circle cx="8" cy="8" r={radius} className={styles.track} />
      {left > 0 && (
        <circle
          cx="8"
          cy="8"
          r={radius}
          className={styles.left}
          strokeDasharray={`${left * around} ${around}`}
          transform="rotate(-90 8 8)"
        />
      )}
      <Sign state={state} isOver={isOver} />
    </svg>
  )
}

function Sign({ state, isOver }: { state: ClockState; isOver: boolean }) {
  if (state === 'paused') return <path className={styles.sign} d="M6.6 6v4M9.4 6v4" />
  if (isOver) return <path className={styles.sign} d="M8 5v3.4M8 10.6v.4" />
  if (state === 'completed') return <path className={styles.sign} d="M5.6 8.2l1.7 1.7 3.2-3.6" />
  return null
}
