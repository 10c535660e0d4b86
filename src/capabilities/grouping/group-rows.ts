import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { filterOf } from '../../kernel/query/filter.ts'
import { scopeOf } from '../../kernel/query/list.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'
import type { Shape } from '../../kernel/record/shape.ts'

export interface Group {
  /** What `field:value` in a query takes; null is `field:none`. */
  value: string | null
  /** The name of what a reference points at; null for choices, whose words the type's meta data has. */
  name: string | null
  count: number
}

export interface Groups {
  items: Group[]
  /** More rows match than were counted: the counts are of the first 10,000. */
  capped: boolean
  /** Only the largest groups are told. */
  more: boolean
}

const countCap = 10_000
const mostGroups = 100

interface GroupKey {
  /** SQL of the value as text. */
  value: string
  ownTable: boolean
  target: string | null
}

/**
 * How many rows of a query each value of one field has, in one statement: at most 10,001 rows are looked at, whatever
 * the size of the table. The rows of a group are a list of their own: the same query and `field:value`.
 */
export async function groupRows(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  { q, by }: { q: string; by: string },
): Promise<Groups> {
  const shape = kernel.registry.shape(record.type)
  const key = keyOf(kernel, actor, shape, by)
  const scope = scopeOf(actor, record, shape, await filterOf(kernel, actor, record, q))
  const from = key.ownTable
    ? sql`${scope.from} join ${sql.raw(shape.ownTable ?? '')} g on g.id = w.id`
    : scope.from
  const named = key.target ? kernel.registry.shape(key.target) : null
  const name = named ? sql.raw(`t.${named.column(named.record.titleField)?.name ?? 'name'}`) : sql`null`
  const join = named ? sql`left join ${sql.raw(named.mainTable)} t on t.id = grouped.value::uuid` : sql``
  const found = await sql<Group & { rows: number }>`${scope.hint} ${scope.with}
    select grouped.value, ${name} as name, grouped.count, grouped.rows from (
      select value, count(*)::int as count, (sum(count(*)) over ())::int as rows from (
        select ${sql.raw(key.value)} as value from ${from} where ${scope.condition} limit ${sql.lit(countCap + 1)}) seen
      group by value order by count(*) desc, value limit ${sql.lit(mostGroups + 1)}) grouped ${join}
    order by grouped.count desc, grouped.value`.execute(kernel.db)
  const items = found.rows
    .slice(0, mostGroups)
    .map(({ value, name: called, count }) => ({ value, name: called, count }))
  return {
    items,
    capped: (found.rows[0]?.rows ?? 0) > countCap,
    more: found.rows.length > mostGroups,
  }
}

/** The field as this actor may know it; an internal one does not exist for a requester. */
function keyOf(kernel: Kernel, actor: Actor, shape: Shape, by: string): GroupKey {
  const { record } = shape
  const internal = record.seesInternal(actor)
  const column = shape.column(by)
  const kind = column?.declaration.kind
  if (
    column &&
    (internal || !column.declaration.internal) &&
    (kind === 'choice' || kind === 'ref' || kind === 'boolean')
  ) {
    const alias = column.alias === 'o' ? 'g' : 'w'
    const target = kind === 'ref' ? (column.declaration.target ?? null) : null
    if (target !== 'work_item')
      return { value: `${alias}.${column.name}::text`, ownTable: alias === 'g', target }
  }
  const custom = kernel.settings.customFields(record.type).find(field => field.key === by)
  if (custom && (internal || !custom.internal) && (custom.kind === 'choice' || custom.kind === 'boolean')) {
    // The key of a custom field is letters and digits: see capabilities/custom-field.
    return { value: `nullif(w.custom->>'${custom.key}', '')`, ownTable: false, target: null }
  }
  throw new Problem('bad_filter', `${record.plural} cannot be grouped by ${by}.`)
}
