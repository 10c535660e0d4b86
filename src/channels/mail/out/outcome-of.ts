/** What comes of an attempt that failed. */
export interface Outcome {
  /** No further attempt would go better, or there were enough. */
  final: boolean
  reason: 'refused' | 'gaveUp' | 'retrying'
  details: { error: string; code?: number }
  waitMs: number
}

const minute = 60_000
/** Between the attempts; about three days in all, as mail servers do. */
const waits = [1, 5, 15, 60, 240, 720, 1440, 1440].map(minutes => minutes * minute)
export const mostAttempts = waits.length + 1

/** A server that says "never" (5xx) is believed, except about itself: a wrong password is ours to mend. */
export function outcomeOf(error: unknown, attempts: number): Outcome {
  const { responseCode, code, message } = (error ?? {}) as {
    responseCode?: number
    code?: string
    message?: string
  }
  const details = {
    error: String(message ?? error).slice(0, 500),
    ...(responseCode === undefined ? {} : { code: responseCode }),
  }
  const ours = code === 'EAUTH' || code === 'ECONNECTION' || code === 'ETLS'
  const refused = !ours && responseCode !== undefined && responseCode >= 500
  if (refused) return { final: true, reason: 'refused', details, waitMs: 0 }
  if (attempts >= mostAttempts) return { final: true, reason: 'gaveUp', details, waitMs: 0 }
  return { final: false, reason: 'retrying', details, waitMs: waits[attempts - 1] ?? minute }
}
