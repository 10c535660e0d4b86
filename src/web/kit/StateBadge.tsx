import type { StateCategory } from '../api/types.ts'
import styles from './Marks.module.css'

interface Props {
  label: string
  category: StateCategory | null
  /** Nobody has begun: an empty ring instead of a half-filled one. */
  fresh?: boolean
}

/** Shape and word say the state; colour only repeats it. */
export function StateBadge({ label, category, fresh = false }: Props) {
  return (
    <span className={styles.state}>
      <StateMark category={category} fresh={fresh} />
      <span className={styles.word}>{label}</span>
    </span>
  )
}

export function StateMark({ category, fresh = false }: { category: StateCategory | null; fresh?: boolean }) {
  const tone = fresh ? 'fresh' : (category ?? 'fresh')
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" className={styles[tone]} aria-hidden="true">
      {shape(category, fresh)}
    </svg>
  )
}

function shape(category: StateCategory | null, fresh: boolean) {
  const ring = <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
  if (fresh || category === null) return <g strokeDasharray="2.3 1.7">{ring}</g>
  switch (category) {
    case 'open':
      return (
        <>
          {ring}
          <path d="M7 4a3 3 0 0 1 0 6z" fill="currentColor" />
        </>
      )
    case 'waiting':
      return (
        <>
          {ring}
          <path d="M5.6 4.8v4.4M8.4 4.8v4.4" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </>
      )
    case 'done':
      return (
        <>
          <circle cx="7" cy="7" r="6.25" fill="currentColor" />
          <path d="m4.4 7.2 1.8 1.8 3.4-3.8" fill="none" stroke="var(--surface)" strokeWidth="1.5" />
        </>
      )
    case 'cancelled':
      return (
        <>
          {ring}
          <path d="m5 5 4 4m0-4-4 4" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </>
      )
  }
}
