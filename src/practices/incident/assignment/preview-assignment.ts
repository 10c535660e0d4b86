import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Conditions, ruleFor } from './choose-assignment.ts'

const asked = ['category', 'subcategory', 'service', 'location'] as const

interface RuleRow {
  id: string
  name: string
  position: number
  group: string
  method: string
  category: string | null
  subcategory: string | null
  service: string | null
  location: string | null
  names: Record<(typeof asked)[number], string | null>
}

export interface RulePreview {
  id: string
  name: string
  position: number
  group: string
  method: string
  /** Decides: the first of those whose conditions are all met. */
  hits: boolean
  conditions: { field: string; value: string; met: boolean }[]
}

const mostRules = 500

/** What the rules would do with such an incident, in their order, without taking anybody's turn. */
export async function previewAssignment(kernel: Kernel, incident: Conditions): Promise<RulePreview[]> {
  const hit = await ruleFor(kernel, incident)
  const found = await sql<RuleRow>`
    select r.id, r.name, r.position, g.name as "group", r.method, r.category_id as category,
      r.subcategory_id as subcategory, r.service_id as service, r.location_id as location,
      jsonb_build_object('category', c.name, 'subcategory', u.name, 'service', s.name, 'location', l.name) as names
    from assignment_rule r join assignment_group g on g.id = r.group_id
    left join category c on c.id = r.category_id left join category u on u.id = r.subcategory_id
    left join service s on s.id = r.service_id left join location l on l.id = r.location_id
    where r.active order by r.position, r.id limit ${mostRules}`.execute(kernel.db)
  return found.rows.map(({ id, name, position, group, method, names, ...rule }) => ({
    id,
    name,
    position,
    group,
    method,
    hits: id === hit?.id,
    conditions: asked
      .filter(field => rule[field] !== null)
      .map(field => ({ field, value: names[field] ?? '', met: rule[field] === (incident[field] ?? null) })),
  }))
}
