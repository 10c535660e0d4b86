import { useEffect, useState } from 'react'
import { exactTime, relativeTime } from './time.ts'

/** Stays right while the page is open; the exact moment shows on hover. */
export function RelativeTime({ at }: { at: string }) {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = window.setInterval(() => tick(n => n + 1), 30_000)
    return () => window.clearInterval(timer)
  }, [])
  return (
    <time dateTime={at} data-tip={exactTime(at)} className="tabular">
      {relativeTime(at)}
    </time>
  )
}
