import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { Problem } from '../../../kernel/problem.ts'
import { scopeOf } from '../../../kernel/query/list.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'

/** How many clocks of a target ended in a month, and how many of them in time. What was cancelled is not among them. */
export interface MonthOfTarget {
  agreement: { id: string; name: string; kind: string }
  target: { id: string; name: string }
  /** `2026-03`, in the zone asked for. */
  month: string
  completed: number
  kept: number
}

export interface Period {
  from: Date
  until: Date
  timeZone: string
}

const workTypes = (kernel: Kernel, actor: Actor): RecordType[] =>
  kernel.registry.modules
    .map(({ record }) => record)
    .filter(record => record.kind === 'work-item' && record.seesInternal(actor))

/** The clocks that ended in a period, of work items of a type that this actor may know. */
function ended(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  { from, until }: Period,
): RawBuilder<unknown> {
  const shape = kernel.registry.shape(record.type)
  const scope = scopeOf(actor, record, shape, { where: true, words: [] })
  return sql`service_clock c join service_agreement a on a.id = c.agreement_id
    cross join lateral (select w.* from ${scope.from} where w.id = c.record_id and ${scope.condition}) w
    where c.state = 'completed' and c.ended_at >= ${from} and c.ended_at < ${until}`
}

export async function attainment(kernel: Kernel, actor: Actor, period: Period): Promise<MonthOfTarget[]> {
  const items: MonthOfTarget[] = []
  for (const record of workTypes(kernel, actor)) {
    const found = await sql<MonthOfTarget>`
      select json_build_object('id', a.id, 'name', a.name, 'kind', a.kind) as agreement,
        json_build_object('id', c.target_id, 'name', max(c.target_name)) as target,
        to_char(c.ended_at at time zone ${period.timeZone}, 'YYYY-MM') as month,
        count(*)::int as completed, count(*) filter (where c.breached_at is null)::int as kept
      from ${ended(kernel, actor, record, period)}
      group by a.id, a.position, c.target_id, 3 order by a.position, a.id, c.target_id, 3`.execute(kernel.db)
    items.push(...found.rows)
  }
  return items
}

/** One of the clocks a number counts. */
export interface EndedClock {
  record: { id: string; type: string; number: string; title: string }
  endedAt: Date
  breachedAt: Date | null
  allowed: number
  elapsed: number
}

export interface WhichClocks extends Period {
  target: string
  kept?: boolean | undefined
  cursor?: string | undefined
}

const page = 50

/** The clocks behind a number of the report, the last that ended first. */
export async function endedClocks(kernel: Kernel, actor: Actor, which: WhichClocks) {
  const outcome =
    which.kept === undefined
      ? sql`true`
      : which.kept
        ? sql`c.breached_at is null`
        : sql`c.breached_at is not null`
  const before = which.cursor ? readCursor(which.cursor) : null
  const older = before
    ? sql`(c.ended_at, c.record_id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`
    : sql`true`
  const items: EndedClock[] = []
  for (const record of workTypes(kernel, actor)) {
    const found = await sql<EndedClock>`
      select json_build_object('id', w.id, 'type', w.type, 'number', w.number, 'title', w.title) as record,
        c.ended_at as "endedAt", c.breached_at as "breachedAt", c.allowed_ms as allowed, c.elapsed_ms as elapsed
      from ${ended(kernel, actor, record, which)} and c.target_id = ${which.target} and ${outcome} and ${older}
      order by c.ended_at desc, c.record_id desc limit ${sql.lit(page + 1)}`.execute(kernel.db)
    items.push(...found.rows)
  }
  const last = items[page - 1]
  const next = items.length > page && last ? cursorOf(last) : null
  return { items: items.slice(0, page), next }
}

const cursorOf = ({ endedAt, record }: EndedClock): string =>
  Buffer.from(`${endedAt.toISOString()} ${record.id}`).toString('base64url')

function readCursor(cursor: string): [string, string] {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Problem('bad_cursor', 'This cursor does not belong to this list. Begin again without it.')
  return [at, id]
}
