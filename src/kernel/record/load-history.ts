// The bulk writer of complete pasts: the one way besides `execute` that writes records. It asks no policy and no
// guard and runs no participant; who may bring history in is its caller's to say.
import type { Executor } from '../database.ts'
import { type Kernel, withExecutor } from '../kernel.ts'
import type { HistoricRecord } from './historic-record.ts'
import { commentRows, factRows, mainRow, ownRow } from './history-rows.ts'
import { insertRows, moveSequence, updateRows, withNumbers } from './history-writes.ts'
import { type LeftAlone, sortOut } from './known-history.ts'
import type { Shape } from './shape.ts'

export {
  type HistoricComment,
  type HistoricFact,
  type HistoricRecord,
  historicId,
} from './historic-record.ts'
export type { LeftAlone } from './known-history.ts'

export interface Loaded {
  inserted: number
  /** Records that were here and had facts added. */
  appended: number
  unchanged: number
  facts: number
  comments: number
  leftAlone: LeftAlone[]
}

/** Records a statement; each may have dozens of facts, and a statement must stay far below its timeout. */
const defaultBatch = 500

const nothing: Loaded = { inserted: 0, appended: 0, unchanged: 0, facts: 0, comments: 0, leftAlone: [] }

/**
 * Writes records with their rows, ledger and comments, `batch` records a statement for each table. Inside a
 * transaction it is part of it; else each batch is a transaction of its own, so that the ledger's readers are not
 * held up. A record whose `externalId` is known gets only the facts it lacks; when it was worked on here since, or
 * its known facts are not the beginning of those given, it is left alone and named.
 */
export function loadHistory(
  kernel: Kernel,
  records: readonly HistoricRecord[],
  options: { batch?: number } = {},
): Promise<Loaded> {
  return inBatches(kernel, records, options.batch ?? defaultBatch, writeBatch)
}

/** What `loadHistory` would come to; writes nothing. */
export function compareHistory(kernel: Kernel, records: readonly HistoricRecord[]): Promise<Loaded> {
  return inBatches({ ...kernel, wake: () => {} }, records, defaultBatch, compareBatch)
}

type Batch = (kernel: Kernel, shape: Shape, records: readonly HistoricRecord[]) => Promise<Loaded>

async function inBatches(
  kernel: Kernel,
  records: readonly HistoricRecord[],
  size: number,
  act: Batch,
): Promise<Loaded> {
  let total = nothing
  for (const [type, ofType] of Map.groupBy(records, record => record.type)) {
    const shape = kernel.registry.shape(type)
    for (let at = 0; at < ofType.length; at += size) {
      const part = ofType.slice(at, at + size)
      const inside = (db: Executor) => act(withExecutor(kernel, db), shape, part)
      const loaded = await (kernel.db.isTransaction
        ? inside(kernel.db)
        : kernel.root.transaction().execute(inside))
      total = sum(total, loaded)
    }
  }
  kernel.wake()
  return total
}

const sum = (a: Loaded, b: Loaded): Loaded => ({
  inserted: a.inserted + b.inserted,
  appended: a.appended + b.appended,
  unchanged: a.unchanged + b.unchanged,
  facts: a.facts + b.facts,
  comments: a.comments + b.comments,
  leftAlone: [...a.leftAlone, ...b.leftAlone],
})

const writeBatch: Batch = async (kernel, shape, records) => {
  const { fresh, grown, unchanged, leftAlone } = await sortOut(kernel, shape, records)
  const numbered = await withNumbers(kernel, shape, fresh)
  const rows = numbered.map(record => mainRow(shape, record))
  await insertRows(kernel, shape.mainTable, rows)
  if (shape.ownTable) {
    const own = numbered.map(record => ownRow(shape, record))
    await insertRows(kernel, shape.ownTable, own)
  }
  await updateRows(kernel, shape, grown)
  const facts = [...numbered, ...grown].flatMap(factRows)
  const comments = [...numbered, ...grown].flatMap(commentRows)
  await insertRows(kernel, 'ledger', facts)
  await insertRows(kernel, 'comment', comments)
  const beside = numbered.flatMap(record => record.beside ?? [])
  for (const [table, writes] of Map.groupBy(beside, write => write.table))
    await insertRows(
      kernel,
      table,
      writes.map(write => write.row),
    )
  await moveSequence(kernel, shape, records)
  return {
    inserted: numbered.length,
    appended: grown.length,
    unchanged,
    facts: facts.length,
    comments: comments.length,
    leftAlone,
  }
}

const compareBatch: Batch = async (kernel, shape, records) => {
  const { fresh, grown, unchanged, leftAlone } = await sortOut(kernel, shape, records)
  const coming = [...fresh, ...grown]
  return {
    inserted: fresh.length,
    appended: grown.length,
    unchanged,
    facts: coming.reduce((count, record) => count + record.facts.length, 0),
    comments: coming.reduce((count, record) => count + (record.comments?.length ?? 0), 0),
    leftAlone,
  }
}
