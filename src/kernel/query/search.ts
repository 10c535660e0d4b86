import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { all } from '../access/where.ts'
import type { Kernel } from '../kernel.ts'
import type { RecordType } from '../record/declaration.ts'
import { textCandidates } from './candidates.ts'
import { filterOf } from './filter.ts'
import { readRow } from './read.ts'
import { textQuery } from './text-query.ts'
import { ownJoin, toSql } from './where-sql.ts'

export interface Hit {
  type: string
  id: string
  number: string | null
  title: string
  state: string | null
  stateCategory: string | null
  /** Text around the match, with <mark> round the words; the rest is escaped. */
  snippet: string
  updatedAt: Date
}

export interface Found {
  items: Hit[]
  /** The record whose number was typed exactly. */
  jump: { type: string; id: string; number: string } | null
}

const headline = 'StartSel=\u0001, StopSel=\u0002, MaxWords=24, MinWords=10, MaxFragments=1'

/** Searches every type this actor may read, or those asked for. A number typed exactly jumps to its record. */
export async function search(
  kernel: Kernel,
  actor: Actor,
  { q, types, limit }: { q: string; types: readonly string[] | null; limit: number },
): Promise<Found> {
  const jump = await jumpTo(kernel, actor, q.trim())
  const items: Hit[] = []
  for (const { record } of kernel.registry.modules) {
    if (types ? !types.includes(record.type) : record.area !== 'work' && record.area !== 'directory') continue
    if (record.read(actor) === false) continue
    items.push(...(await searchType(kernel, actor, record, q, limit)))
  }
  return { items, jump }
}

async function jumpTo(kernel: Kernel, actor: Actor, word: string): Promise<Found['jump']> {
  const number = /^([A-Z]{2,8})-?(\d{1,12})$/i.exec(word)
  if (!number) return null
  const prefix = (number[1] ?? '').toUpperCase()
  const module = kernel.registry.modules.find(item => item.record.prefix === prefix)
  if (!module) return null
  const full = prefix + (number[2] ?? '').padStart(7, '0')
  const row = await readRow(kernel, actor, module.record, full).catch(() => null)
  return row ? { type: module.record.type, id: row.id, number: full } : null
}

interface Ranked extends Omit<Hit, 'type'> {
  rank: number
}

async function searchType(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  q: string,
  limit: number,
): Promise<Hit[]> {
  // An operator one type does not know (is:open for people) leaves that type out, it is no error of the search.
  const filter = await filterOf(kernel, actor, record, q).catch(() => null)
  if (!filter?.words.some(word => !word.negated)) return []
  const shape = kernel.registry.shape(record.type)
  const workItem = record.kind === 'work-item'
  const where = all(record.read(actor), filter.where)
  const own = ownJoin(shape, where)
  const ofType = workItem ? sql<boolean>`w.type = ${sql.lit(record.type)}` : sql<boolean>`true`
  const condition = sql<boolean>`${ofType} and ${toSql(where, shape)}`
  const query = textQuery(filter.words, record.seesInternal(actor))
  const title = sql.raw(`w.${shape.column(record.titleField)?.name ?? 'name'}`)
  const body =
    shape.column('description')?.alias === 'w' ? sql.raw(`coalesce(left(w.description, 2000), '')`) : sql`''`
  const candidates = workItem
    ? textCandidates(query, condition, own)
    : sql`candidate as (select w.id from ${sql.raw(shape.mainTable)} w where w.search @@ ${query} and ${condition} limit 300)`
  const found = await sql<Ranked>`/* custom plan */ with ${candidates}, best as (
      select w.id, ts_rank(w.search, ${query}) as rank from candidate c join ${sql.raw(shape.mainTable)} w on w.id = c.id
      order by rank desc, w.id desc limit ${limit})
    select w.id, ${workItem ? sql.raw('w.number, w.state, w.state_category as "stateCategory"') : sql.raw('null as number, null as state, null as "stateCategory"')},
      ${title} as title, w.updated_at as "updatedAt", best.rank,
      ts_headline('steward', ${title} || ' — ' || ${body}, ${query}, ${headline}) as snippet
    from best join ${sql.raw(shape.mainTable)} w on w.id = best.id order by best.rank desc, w.id desc`.execute(
    kernel.db,
  )
  return found.rows.map(({ rank: _, snippet, ...hit }) => ({
    ...hit,
    type: record.type,
    snippet: marked(snippet),
  }))
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text is escaped first: the only markup in a snippet is ours. */
const marked = (snippet: string): string =>
  snippet
    .replace(/[&<>"']/g, character => escapes[character] ?? character)
    .replaceAll('\u0001', '<mark>')
    .replaceAll('\u0002', '</mark>')
