import { classes } from './classes.ts'
import styles from './Marks.module.css'

const tones: Record<string, string> = { '1': 'critical', '2': 'high', '3': 'even', '4': 'low', '5': 'low' }

/** Rank 1 is the most urgent. The number of bars and the word carry it; colour repeats it. */
export function PriorityMark({ rank, label, bare }: { rank: string; label: string; bare?: boolean }) {
  return (
    <span className={styles.state}>
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        className={styles[tones[rank] ?? 'low']}
        aria-hidden="true"
      >
        {shape(rank)}
      </svg>
      <span className={classes(bare ? 'hidden' : styles.word)}>{label}</span>
    </span>
  )
}

function shape(rank: string) {
  if (rank === '1')
    return (
      <>
        <rect x="0.5" y="0.5" width="13" height="13" rx="3" fill="currentColor" />
        <path d="M7 3.4v4.2" stroke="var(--surface)" strokeWidth="1.7" strokeLinecap="round" />
        <circle cx="7" cy="10.3" r="1" fill="var(--surface)" />
      </>
    )
  const bars = rank === '2' ? 3 : rank === '3' ? 2 : rank === '4' ? 1 : 0
  if (bars === 0)
    return (
      <path d="M2 7h2.4M5.8 7h2.4M9.6 7H12" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
    )
  return [0, 1, 2].map(bar => (
    <rect
      key={bar}
      x={1 + bar * 4.5}
      y={9 - bar * 3}
      width="3"
      height={4 + bar * 3}
      rx="1"
      fill="currentColor"
      opacity={bar < bars ? 1 : 0.28}
    />
  ))
}
