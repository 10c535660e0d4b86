import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import { matches } from '../../../kernel/access/where.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { loadRows } from '../../../kernel/query/read.ts'
import { loadWorkingTimes } from '../../../people/calendar/working-times.ts'

interface KeptClock {
  record: string
  target: string
  state: 'running' | 'paused'
  dueAt: Date | null
  allowed: number
  elapsed: number
  toldAt: Date
  calendar: string | null
  zone: string | null
}

/** Of each work item this actor may know, the clock that runs out next; one that stands still only where none runs. */
export async function keptClocks(kernel: Kernel, actor: Actor, records: readonly string[]) {
  const known = await knownAmong(kernel, actor, records)
  if (known.length === 0) return []
  const found = await sql<KeptClock>`
    select distinct on (record_id) record_id as record, target_name as target, state, due_at as "dueAt",
      allowed_ms as allowed, elapsed_ms as elapsed, told_at as "toldAt", calendar_id as calendar, zone
    from service_clock where record_id = any(${known}::uuid[]) and state in ('running', 'paused')
    order by record_id, due_at nulls last, state desc, allowed_ms - elapsed_ms`.execute(kernel.db)
  const times = await loadWorkingTimes(kernel.db)
  const now = kernel.clock.now().getTime()
  return found.rows.map(({ record, target, state, dueAt, allowed, elapsed, toldAt, calendar, zone }) => {
    const since = state === 'running' ? times.of(calendar, zone).between(toldAt.getTime(), now) : 0
    const used = Number(elapsed) + since
    return {
      record,
      target,
      state,
      dueAt: dueAt?.toISOString() ?? null,
      percent: Number(allowed) === 0 ? 0 : Math.floor((used / Number(allowed)) * 100),
    }
  })
}

/** Those whose internal side this actor may read, whatever their types. */
async function knownAmong(kernel: Kernel, actor: Actor, records: readonly string[]): Promise<string[]> {
  const types = kernel.registry.modules
    .map(({ record }) => record)
    .filter(record => record.kind === 'work-item' && record.seesInternal(actor))
  const known: string[] = []
  for (const record of types) {
    const rows = await loadRows(kernel, record, records)
    known.push(...rows.filter(row => matches(record.read(actor), row)).map(row => row.id))
  }
  return known
}
