import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { AnyRow } from '../../../kernel/record/declaration.ts'
import type { assignmentMethods } from './assignment-rule.module.ts'

export interface Assignment {
  rule: string
  group: string
  assignee: string | null
}

/** What a rule may ask of an incident. */
export type Conditions = Readonly<Record<string, unknown>>

interface Rule {
  id: string
  name: string
  group: string
  method: (typeof assignmentMethods)[number]
}

/** The first active rule every condition of which the incident meets; an empty condition asks nothing. */
export async function ruleFor(kernel: Kernel, row: Conditions): Promise<Rule | null> {
  const meets = (column: string, value: unknown) =>
    sql`(${sql.raw(column)} is null or ${sql.raw(column)} = ${value ?? null}::uuid)`
  const found = await sql<Rule>`
    select id, name, group_id as "group", method from assignment_rule
    where active and ${meets('category_id', row.category)} and ${meets('subcategory_id', row.subcategory)}
      and ${meets('service_id', row.service)} and ${meets('location_id', row.location)}
    order by position, id limit 1`.execute(kernel.db)
  return found.rows[0] ?? null
}

async function leastLoaded(kernel: Kernel, group: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select p.id from assignment_group g join person p on p.id = any(g.member_ids) and p.active
    where g.id = ${group}
    order by (select count(*) from work_item w
      where w.assignee_id = p.id and w.state_category in ('open', 'waiting')), p.id limit 1`.execute(
    kernel.db,
  )
  return found.rows[0]?.id ?? null
}

/** Takes the turn in the same statement: two nodes never give the same turn twice. */
async function nextInTurn(kernel: Kernel, group: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    with locked as (select id, member_ids from assignment_group where id = ${group} for update),
    next as (
      select p.id from locked g join person p on p.id = any(g.member_ids) and p.active
      left join assignment_turn t on t.group_id = g.id and t.person_id = p.id
      order by t.at nulls first, p.id limit 1)
    insert into assignment_turn (group_id, person_id, at) select ${group}, id, clock_timestamp() from next
    on conflict (group_id, person_id) do update set at = excluded.at returning person_id as id`.execute(
    kernel.db,
  )
  return found.rows[0]?.id ?? null
}

/** Where a new incident goes, and by which rule; null when no rule speaks of it. */
export async function chooseAssignment(kernel: Kernel, row: AnyRow): Promise<Assignment | null> {
  const rule = await ruleFor(kernel, row)
  if (!rule) return null
  const { name, group, method } = rule
  if (method === 'least_loaded') return { rule: name, group, assignee: await leastLoaded(kernel, group) }
  if (method === 'round_robin') return { rule: name, group, assignee: await nextInTurn(kernel, group) }
  return { rule: name, group, assignee: null }
}
