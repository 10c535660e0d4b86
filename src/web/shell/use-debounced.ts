import { useEffect, useState } from 'react'

/** Follows a value once it has rested for a moment. */
export function useDebounced<T>(value: T, rest: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), rest)
    return () => window.clearTimeout(timer)
  }, [value, rest])
  return settled
}
