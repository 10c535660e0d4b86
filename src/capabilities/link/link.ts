import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { type Actor, isStaff } from '../../kernel/access/actor.ts'
import { matches } from '../../kernel/access/where.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import type { Write } from '../../kernel/command/decision.ts'
import { unlistedAct } from '../../kernel/command/generic.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { invalidField, notFound } from '../../kernel/problem.ts'
import { loadRow } from '../../kernel/query/read.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'
import { choice, text } from '../../kernel/record/fields.ts'

export const linkKinds = ['relates', 'duplicate_of', 'parent_of', 'caused_by'] as const

interface LinkRow {
  id: string
  kind: string
  outgoing: boolean
  type: string
  otherId: string
}

export interface WorkItemFound {
  record: RecordType
  row: AnyRow
}

/** The work item behind an id or number, whatever its type, if this actor may see it. */
export async function findWorkItem(
  kernel: Kernel,
  actor: Actor,
  target: string,
): Promise<WorkItemFound | null> {
  for (const { record } of kernel.registry.modules) {
    if (record.kind !== 'work-item') continue
    const row = await loadRow(kernel, record, target)
    if (row && matches(record.read(actor), row)) return { record, row }
  }
  return null
}

/** A link as a row, from one record to another. */
export const linkRow = (
  from: { record: RecordType; row: { id: string } },
  to: { record: RecordType; row: { id: string } },
  { kind, by, at }: { kind: (typeof linkKinds)[number]; by: Actor; at: Date },
): Write => ({
  insert: 'record_link',
  row: {
    id: uuidv7(),
    kind,
    from_type: from.record.type,
    from_id: from.row.id,
    to_type: to.record.type,
    to_id: to.row.id,
    at,
    by_name: by.name,
  },
})

const shared = {
  ...unlistedAct,
  internal: true,
  may: (actor: Actor) => isStaff(actor),
} as const

export const linkCommands = (record: RecordType): AnyCommand[] => [
  {
    ...shared,
    record,
    name: 'link',
    fact: `${record.type}.linked`,
    input: { kind: choice(linkKinds, { required: true }), target: text({ required: true }) },
    gather: (kernel, { input, actor }) => findWorkItem(kernel, actor, String(input.target)),
    decide: ({ row, input, actor, now, gathered }) => {
      const found = gathered as WorkItemFound | null
      if (!found) throw invalidField('target', 'There is no such record, or you may not see it.')
      if (found.row.id === row.id) throw invalidField('target', 'A record cannot be linked to itself.')
      const kind = input.kind as (typeof linkKinds)[number]
      const link = linkRow({ record, row }, found, { kind, by: actor, at: now })
      return { data: { kind, number: found.row.number }, also: [link] }
    },
  },
  {
    ...shared,
    record,
    name: 'unlink',
    fact: `${record.type}.unlinked`,
    input: { link: text({ required: true }) },
    gather: async (kernel, { row, input, actor }) =>
      (await linksOf(kernel, actor, row.id)).find(link => link.id === input.link) ?? null,
    decide: ({ gathered }) => {
      const link = gathered as Link | null
      if (!link) throw notFound('link')
      return {
        data: { kind: link.kind, number: link.record.number },
        also: [{ delete: 'record_link', where: { id: link.id } }],
      }
    },
  },
]

export interface Link {
  id: string
  kind: string
  outgoing: boolean
  record: {
    id: string
    type: string
    number: unknown
    title: unknown
    state: unknown
    stateCategory: unknown
  }
}

/** The links of a record to those records this actor may see; a link to a hidden record does not show. */
export async function linksOf(kernel: Kernel, actor: Actor, recordId: string): Promise<Link[]> {
  const found = await sql<LinkRow>`
    select id, kind, from_id = ${recordId} as outgoing,
      case when from_id = ${recordId} then to_type else from_type end as type,
      case when from_id = ${recordId} then to_id else from_id end as "otherId"
    from record_link where from_id = ${recordId} or to_id = ${recordId} order by at limit 200`.execute(
    kernel.db,
  )
  const links: Link[] = []
  for (const { id, kind, outgoing, type, otherId } of found.rows) {
    if (!kernel.registry.has(type)) continue
    const { record } = kernel.registry.get(type)
    const row = await loadRow(kernel, record, otherId)
    if (!row || !matches(record.read(actor), row)) continue
    const { number, title, state, stateCategory } = row
    links.push({ id, kind, outgoing, record: { id: otherId, type, number, title, state, stateCategory } })
  }
  return links
}
