import { useEffect, useState } from 'react'
import { clockText } from './durations.ts'

/** Counts up from a moment; not announced each second. */
export function RunningClock({ from }: { from: string }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000)
    return () => window.clearInterval(timer)
  }, [])
  return (
    <span role="timer" className="tabular">
      {clockText(now - new Date(from).getTime())}
    </span>
  )
}
