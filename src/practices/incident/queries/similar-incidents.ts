import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import { all } from '../../../kernel/access/where.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { textCandidates } from '../../../kernel/query/candidates.ts'
import { toSql } from '../../../kernel/query/where-sql.ts'
import { incident } from '../incident.record.ts'

export interface SimilarIncident {
  id: string
  number: string
  title: string
  state: string
  stateCategory: string
  /** What put it right, for those that were resolved and for readers who may know it. */
  closureCode: string | null
  closureNotes: string | null
  resolvedAt: Date | null
  updatedAt: Date
}

const mostWords = 12

/** The words worth comparing: the first of some length, each once. */
const wordsOf = (text: string): string[] =>
  [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])].slice(0, mostWords)

/**
 * Incidents that say much the same, of those this actor may see: any shared word makes a candidate, the newest first
 * and capped; the order is by how many words they share and how alike the subjects are.
 */
export async function similarIncidents(
  kernel: Kernel,
  actor: Actor,
  text: string,
  { except = null, limit = 6, own = false }: { except?: string | null; limit?: number; own?: boolean } = {},
): Promise<SimilarIncident[]> {
  const words = wordsOf(text)
  if (words.length === 0) return []
  const query = sql`to_tsquery('steward', ${words.map(word => `'${word}'`).join(' | ')})`
  // A manager may read what his people reported; somebody who is typing is shown only what he reported himself.
  const may = all(incident.read(actor), own ? { field: 'requester', is: actor.id ?? '' } : true)
  const readable = toSql(may, kernel.registry.shape(incident.type))
  const condition = sql<boolean>`w.type = 'incident' and ${readable}`
  const found =
    await sql<SimilarIncident>`/* custom plan */ with ${textCandidates(query, condition, { joins: '', enough: 20 })}
    select w.id, w.number, w.title, w.state, w.state_category as "stateCategory", o.closure_code as "closureCode",
      o.closure_notes as "closureNotes", w.resolved_at as "resolvedAt", w.updated_at as "updatedAt"
    from candidate c join work_item w on w.id = c.id join incident o on o.id = w.id
    where w.id is distinct from ${except}::uuid and w.state <> 'cancelled' and o.merged_into_id is null
      and ts_rank(w.search, ${query}) > 0
    order by ts_rank(w.search, ${query}) + similarity(w.title, ${text}) desc, w.id desc limit ${limit}`.execute(
      kernel.db,
    )
  return found.rows
}
