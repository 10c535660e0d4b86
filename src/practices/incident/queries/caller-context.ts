import { sql } from 'kysely'
import { type Actor, isAuditor, isStaff } from '../../../kernel/access/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { forbidden } from '../../../kernel/problem.ts'
import { type Presented, present } from '../../../kernel/query/present.ts'
import { readRow } from '../../../kernel/query/read.ts'
import { toSql } from '../../../kernel/query/where-sql.ts'
import { incident } from '../incident.record.ts'

export interface CallerIncident {
  id: string
  number: string
  title: string
  state: string
  stateCategory: string
  priority: string
  createdAt: Date
  resolvedAt: Date | null
}

export interface CallerContext {
  /** Null: a monitor reported it, or the person is hidden from the reader. */
  caller: Presented | null
  open: CallerIncident[]
  /** His last five that are not open. */
  recent: CallerIncident[]
  /** Incidents opened for him in the last 90 days, this one among them. */
  calls: number
}

/** Of one person the newest are looked at: who has more is a machine. */
const most = 500
const days = 90

/** Who called, and what else he called about, of what this reader may see. For the desk, not for other requesters. */
export async function callerContext(kernel: Kernel, actor: Actor, target: string): Promise<CallerContext> {
  const row = await readRow(kernel, actor, incident, target)
  if (!isStaff(actor) && !isAuditor(actor)) throw forbidden('look at the context of a caller')
  if (typeof row.requester !== 'string') return { caller: null, open: [], recent: [], calls: 0 }
  const { record } = kernel.registry.get('person')
  const [caller, others] = await Promise.all([
    readRow(kernel, actor, record, row.requester).catch(() => null),
    incidentsOf(kernel, actor, row.requester, row.id),
  ])
  return { caller: caller && present(kernel, actor, record, caller), ...others }
}

/** One statement: his newest incidents by the requester's index, then the two lists and the count out of those. */
async function incidentsOf(
  kernel: Kernel,
  actor: Actor,
  requester: string,
  except: string,
): Promise<Omit<CallerContext, 'caller'>> {
  const since = new Date(kernel.clock.now().getTime() - days * 86_400_000)
  const readable = toSql(incident.read(actor), kernel.registry.shape(incident.type))
  const found = await sql<CallerIncident & { list: 'open' | 'recent' | null; calls: number }>`
    with his as materialized (
      select w.id, w.number, w.title, w.state, w.state_category, w.priority, w.created_at, w.resolved_at,
        w.state_category in ('open', 'waiting') as active
      from work_item w where w.requester_id = ${requester} and w.type = 'incident' and ${readable}
      order by w.updated_at desc, w.id desc limit ${sql.lit(most)}),
    listed as (
      (select 'open' as list, * from his where active and id <> ${except} order by id desc limit 10) union all
      (select 'recent' as list, * from his where not active and id <> ${except} order by id desc limit 5))
    select l.id, l.number, l.title, l.state, l.state_category as "stateCategory", l.priority::text as priority,
      l.created_at as "createdAt", l.resolved_at as "resolvedAt", l.list,
      (select count(*)::int from his where created_at >= ${since}) as calls
    from (values (1)) always left join listed l on true order by l.list, l.id desc`.execute(kernel.db)
  const listed = (name: string) =>
    found.rows.filter(item => item.list === name).map(({ list: _, calls: __, ...item }) => item)
  return { open: listed('open'), recent: listed('recent'), calls: found.rows[0]?.calls ?? 0 }
}
