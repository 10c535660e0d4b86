import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import { all } from '../../../kernel/access/where.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { marked } from '../../../kernel/query/search.ts'
import { headline } from '../../../kernel/query/search-statements.ts'
import { toSql } from '../../../kernel/query/where-sql.ts'
import { article } from '../article.record.ts'
import { type AskedWord, askedWords } from './asked-words.ts'

export interface Answer {
  id: string
  number: string
  title: string
  kind: string
  language: string
  /** Text around what matched, with <mark> round the words; the rest is escaped. */
  snippet: string
  /** Which of the words asked it has, and which it has in another spelling. */
  matched: string[]
  alike: string[]
  helpful: number
}

interface Row extends Omit<Answer, 'matched' | 'alike'> {
  /** For each word asked: 2 it is there, 1 one like it is, 0 neither. */
  hits: number[]
}

/** Fewer of the words than this share make no answer. */
const leastCovered = 0.34

/**
 * Published articles that may answer what somebody asks in his own words, of those he may read. Any word, its synonyms
 * and words spelt like it make a candidate; the order is by how many of the words an article has, then by where it has
 * them, then by how many readers it helped. The person's own language comes first.
 */
export async function answers(kernel: Kernel, actor: Actor, text: string, limit: number): Promise<Answer[]> {
  const words = askedWords(text, kernel.settings.get<string[][]>('knowledge.synonyms', []))
  if (words.length === 0) return []
  const shape = kernel.registry.shape(article.type)
  const readable = all(article.read(actor), { field: 'state', is: 'published' })
  const any = sql`to_tsquery('steward', ${words.map(queryOf).join(' | ')})`
  const alike = sql.join(
    words.filter(word => word.mayBeMisspelt).map(word => sql`e.heading %> ${word.text}`),
    sql` or `,
  )
  const candidate = words.some(word => word.mayBeMisspelt)
    ? sql`(e.find @@ ${any} or ${alike})`
    : sql`e.find @@ ${any}`
  const hits = sql.join(words.map(hitOf))
  const found = await sql<Row>`/* custom plan */
    select id, number, title, kind, language, hits, helpful,
      ts_headline('steward', ${plainBody}, ${any}, ${headline}) as snippet
    from (
      select w.id, w.number, w.title, o.kind, o.language, o.helpful, e.body, array[${hits}]::int[] as hits,
        ts_rank(e.find, ${any}) as rank
      from article_edition e
      join article o on o.id = e.article_id and o.edition = e.edition
      join work_item w on w.id = o.id
      where ${candidate} and ${toSql(readable, shape)}
    ) as candidate
    where (select sum(least(hit, 1)) from unnest(hits) as hit) >= ${leastCovered * words.length}::float8
    order by (select sum(hit) from unnest(hits) as hit) desc, (language = ${languageOf(actor)}) desc,
      rank * (1 + ln(1 + helpful) / 10) desc, id desc
    limit ${limit}`.execute(kernel.db)
  return found.rows.map(row => answerOf(row, words))
}

function answerOf({ hits, ...row }: Row, words: readonly AskedWord[]): Answer {
  const named = (degree: number) => words.filter((_, at) => hits[at] === degree).map(word => word.text)
  return { ...row, snippet: marked(row.snippet), matched: named(2), alike: named(1) }
}

/** The signs of Markdown mean nothing in an excerpt: links keep their words, the rest goes. */
const plainBody = sql.raw(String.raw`regexp_replace(body, '\]\([^)]*\)|[][*#|\`>]|^\s*[-+]\s', '', 'gn')`)

const languageOf = (actor: Actor): string => (/^de\b/i.test(actor.language) ? 'de' : 'en')

const queryOf = ({ text, synonyms }: AskedWord): string =>
  `(${[text, ...synonyms].map(word => `'${word}':*`).join(' | ')})`

const hitOf = (word: AskedWord) => {
  const isThere = sql`e.find @@ to_tsquery('steward', ${queryOf(word)})`
  return word.mayBeMisspelt
    ? sql`case when ${isThere} then 2 when e.heading %> ${word.text} then 1 else 0 end`
    : sql`case when ${isThere} then 2 else 0 end`
}
