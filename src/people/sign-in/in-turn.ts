import { Problem } from '../../kernel/problem.ts'

const atOnce = 2
const longestQueue = 300
let running = 0
const waiting: (() => void)[] = []

/**
 * Runs password hashing two at a time. Each takes tens of milliseconds and 19 MiB on the thread pool that files and
 * compression share: a storm of sign-ins queues here and leaves them their threads.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= longestQueue) {
      throw new Problem('unavailable', 'Too many people are signing in at this moment. Try again shortly.')
    }
    await new Promise<void>(resolve => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    // The place is handed to the next in the queue, so `running` stays as it is.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
