import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { listRows } from '../../kernel/query/list.ts'
import { loadRows } from '../../kernel/query/read.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'

export interface BulkTarget {
  ids?: string[]
  q?: string
}

export interface Target {
  id: string
  /** Null when there is no such record. Who may see it is for the command to ask. */
  row: AnyRow | null
}

const mostRecords = 10_000
const pageSize = 500

/** The records a bulk edit is for, page by page: those that were named, or all that the query finds for this person. */
export async function* targetsOf(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  { ids, q }: BulkTarget,
): AsyncGenerator<Target[]> {
  if ((ids === undefined) === (q === undefined)) {
    throw new Problem('bad_request', 'Say which records: either their ids or a query.')
  }
  yield* ids ? named(kernel, record, ids) : found(kernel, actor, record, q ?? '')
}

async function* named(
  kernel: Kernel,
  record: RecordType,
  given: readonly string[],
): AsyncGenerator<Target[]> {
  const ids = [...new Set(given.map(id => id.toLowerCase()))]
  refuseTooMany(ids.length)
  for (let at = 0; at < ids.length; at += pageSize) {
    const page = ids.slice(at, at + pageSize)
    const rows = new Map((await loadRows(kernel, record, page)).map(row => [row.id, row]))
    yield page.map(id => ({ id, row: rows.get(id) ?? null }))
  }
}

async function* found(kernel: Kernel, actor: Actor, record: RecordType, q: string): AsyncGenerator<Target[]> {
  let cursor: string | null | undefined
  let count = 0
  while (cursor !== null) {
    const request = { q, sort: '', limit: pageSize, complete: true, ...(cursor ? { cursor } : {}) }
    const page = await listRows(kernel, actor, record, request)
    count += page.rows.length
    refuseTooMany(count)
    yield page.rows.map(row => ({ id: row.id, row }))
    cursor = page.next
  }
}

function refuseTooMany(count: number): void {
  if (count <= mostRecords) return
  throw new Problem(
    'too_large',
    'These are more than 10,000 records, the most that are changed at once. Narrow the query and go on with the rest afterwards.',
  )
}
