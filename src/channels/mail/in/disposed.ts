/** What becomes of a message that arrived: exactly one of these, for ever or until somebody says "once more". */
export type Disposition =
  | 'created'
  | 'replied'
  | 'ignored'
  | 'bounced'
  | 'duplicate'
  | 'quarantined'
  | 'capped'
  | 'rejected'

export interface Disposed {
  disposition: Disposition
  /** A word the page translates. */
  reason: string
  /** What led there, for whoever asks why. */
  details?: Record<string, unknown>
  record?: { type: string; id: string }
  person?: string
}

export const disposed = (
  disposition: Disposition,
  reason: string,
  details: Record<string, unknown> = {},
): Disposed => ({ disposition, reason, details })

/** Those that may be read once more after a rule was changed: nothing came of them. */
export const repeatable: readonly Disposition[] = ['ignored', 'quarantined', 'capped', 'rejected']
