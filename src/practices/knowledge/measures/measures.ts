import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'

export interface KnowledgeMeasures {
  /** Articles opened by people who are looking for help. */
  reads: number
  /** Person and day on which somebody read an article and opened nothing in the 24 hours after it. */
  selfSolved: number
  /** What people opened themselves through the portal. */
  opened: number
  /** selfSolved ÷ (selfSolved + opened), MISSION 4.1; null when there is nothing to divide. */
  deflection: number | null
  resolved: number
  /** Resolved with at least one article linked. */
  reused: number
  gaps: Gap[]
}

/** What people look for and do not find, or do not open what they found. */
export interface Gap {
  words: string
  searches: number
  people: number
  found: number
}

const mostGaps = 30

/** What knowledge did for those who ask, from `since` until now. */
export async function knowledgeMeasures(kernel: Kernel, since: Date): Promise<KnowledgeMeasures> {
  const [counted, gaps] = await Promise.all([counts(kernel, since), gapsSince(kernel, since)])
  const { selfSolved, opened } = counted
  const all = selfSolved + opened
  return { ...counted, deflection: all === 0 ? null : selfSolved / all, gaps }
}

type Counts = Omit<KnowledgeMeasures, 'deflection' | 'gaps'>

async function counts(kernel: Kernel, since: Date): Promise<Counts> {
  const found = await sql<Counts>`
    with session as (
      select person_id, max(at) as at, count(*) as reads from article_read
      where at >= ${since} group by person_id, date_trunc('day', at))
    select
      (select coalesce(sum(reads), 0) from session)::int as reads,
      (select count(*) from session s where not exists (
        select 1 from work_item w where w.requester_id = s.person_id and w.type <> 'article'
          and w.created_at between s.at and s.at + interval '24 hours'))::int as "selfSolved",
      (select count(*) from work_item w
        where w.type <> 'article' and w.created_at >= ${since} and w.channel = 'web'
          and w.opened_by_id = w.requester_id)::int as opened,
      (select count(*) from work_item w where w.type <> 'article' and w.resolved_at >= ${since})::int as resolved,
      (select count(*) from work_item w where w.type <> 'article' and w.resolved_at >= ${since} and exists (
        select 1 from record_link l
        where (l.from_id = w.id and l.to_type = 'article') or (l.to_id = w.id and l.from_type = 'article')))::int
        as reused`.execute(kernel.db)
  const [row] = found.rows
  if (!row) throw new Error('A count gives one row.')
  return row
}

/** Asked at least by one person and answered by nothing, or by nothing that he opened on that day. */
async function gapsSince(kernel: Kernel, since: Date): Promise<Gap[]> {
  const found = await sql<Gap>`
    select words, count(*)::int as searches, count(distinct person_id)::int as people, max(found)::int as found
    from knowledge_search s
    where at >= ${since} and (found = 0 or not exists (
      select 1 from article_read r where r.person_id = s.person_id and r.at between s.at and s.at + interval '1 hour'))
    group by words order by count(distinct person_id) desc, count(*) desc, words limit ${mostGaps}`.execute(
    kernel.db,
  )
  return found.rows
}

const keptDays = 400

/** Who read and asked what is kept for a year and a bit, for comparison with the year before. */
export async function forgetReading(kernel: Kernel): Promise<void> {
  const before = new Date(kernel.clock.now().getTime() - keptDays * 86_400_000)
  await sql`delete from article_read where at < ${before}`.execute(kernel.db)
  await sql`delete from knowledge_search where at < ${before}`.execute(kernel.db)
}
