import { bulkQueue } from '../capabilities/bulk/bulk-run.ts'
import { recalculationQueue } from '../capabilities/service-level/keep/recalculate.ts'
import { importQueue } from '../channels/import/index.ts'
import { mailInQueue } from '../channels/mail/index.ts'
import { reactionQueue } from '../kernel/ledger/reactions.ts'

/** Queues whose waiting work belongs to the data: a backup takes it along. */
export const queues: readonly string[] = [
  reactionQueue,
  importQueue,
  bulkQueue,
  mailInQueue,
  recalculationQueue,
]
