import type { Actor } from '../access/actor.ts'
import { all } from '../access/where.ts'
import type { Kernel } from '../kernel.ts'
import type { RecordType } from '../record/declaration.ts'
import { filterOf } from './filter.ts'
import { parseQuery } from './language.ts'
import { readRow } from './read.ts'
import { type Asked, recordSearch, workItemSearch } from './search-statements.ts'
import { textQuery } from './text-query.ts'
import { ownJoin } from './where-sql.ts'

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

/** Searches every type this actor may read, or those asked for. A number typed exactly jumps to its record. */
export async function search(
  kernel: Kernel,
  actor: Actor,
  { q, types, limit }: { q: string; types: readonly string[] | null; limit: number },
): Promise<Found> {
  // What cannot be read at all is an error; below, what one type does not know only leaves that type out.
  parseQuery(q)
  const records = kernel.registry.modules
    .map(module => module.record)
    .filter(({ type, area }) => (types ? types.includes(type) : area === 'work' || area === 'directory'))
  const asked = (await Promise.all(records.map(record => askedOf(kernel, actor, record, q)))).filter(
    each => each !== null,
  )
  const { workItems = [], others = [] } = Object.groupBy(asked, ({ shape }) =>
    shape.record.kind === 'work-item' ? 'workItems' : 'others',
  )
  const statements = alike(workItems, actor).map(group => workItemSearch(group, limit))
  if (others.length > 0) statements.push(recordSearch(others, limit))
  const [jump, ...found] = await Promise.all([
    jumpTo(kernel, actor, q.trim()),
    ...statements.map(statement => statement.execute(kernel.db)),
  ])
  const place = new Map(records.map(({ type }, at) => [type, at]))
  const items = found
    .flatMap(({ rows }) => rows)
    .sort((a, b) => (place.get(a.type) ?? 0) - (place.get(b.type) ?? 0) || b.rank - a.rank)
    .map(({ rank: _, ...hit }): Hit => ({ ...hit, snippet: marked(hit.snippet) }))
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

/** A type whose rows may be found, with what of it is asked; null when it cannot have a hit. */
async function askedOf(kernel: Kernel, actor: Actor, record: RecordType, q: string): Promise<Asked | null> {
  const access = record.read(actor)
  if (access === false) return null
  const filter = await filterOf(kernel, actor, record, q).catch(() => null)
  if (!filter?.words.some(word => !word.negated && /[\p{L}\p{N}]/u.test(word.text))) return null
  return {
    shape: kernel.registry.shape(record.type),
    where: all(access, filter.where),
    query: textQuery(filter.words, record.seesInternal(actor)),
  }
}

/** Work items asked alike go together; one whose condition names its own table is asked for itself. */
function alike(asked: readonly Asked[], actor: Actor): Asked[][] {
  const keyOf = ({ shape, where }: Asked): string => {
    const own = ownJoin(shape, where)
    return own || JSON.stringify([where, shape.record.seesInternal(actor)])
  }
  return [...Map.groupBy(asked, keyOf).values()]
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text is escaped first: the only markup in a snippet is ours. */
export const marked = (snippet: string): string =>
  snippet
    .replace(/[&<>"']/g, character => escapes[character] ?? character)
    .replaceAll('\u0001', '<mark>')
    .replaceAll('\u0002', '</mark>')
