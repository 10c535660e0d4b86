import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Difference } from '../../kernel/ledger/fact.ts'
import type { PlacedFact } from '../../kernel/ledger/rows.ts'
import { isId } from '../../kernel/query/read.ts'
import type { Field } from '../../kernel/record/fields.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { type FieldMeta, wordsOf } from './meta.ts'

export interface ChangeEntry {
  field: string
  label: string
  from: string | null
  to: string | null
}

interface CommentRow {
  id: string
  body: string
  internal: boolean
}

interface FileRow {
  id: string
  commentId: string | null
  name: string
  size: number
  mediaType: string
  internal: boolean
}

/** Facts as a page shows them: words instead of codes, names instead of ids; comments and files come along. */
export async function entriesOf(kernel: Kernel, actor: Actor, facts: readonly PlacedFact[]) {
  const names = await namesOf(kernel, facts)
  const comments = await commentsOf(kernel, facts)
  const files = await filesOf(kernel, facts)
  return facts.map(fact => {
    const module = kernel.registry.has(fact.recordType) ? kernel.registry.get(fact.recordType) : null
    const verb = fact.fact.split('.')[1] ?? fact.fact
    const comment = comments.get(String(fact.data?.comment ?? ''))
    const attachment = files.find(file => file.id === fact.data?.attachment)
    const { reason, cause, ...data } = fact.data ?? {}
    return {
      seq: fact.seq,
      at: fact.at,
      fact: fact.fact,
      label: module ? (wordsOf(module, actor.language).facts[verb] ?? verb) : verb,
      actor: { id: fact.actorId, name: fact.actorName, system: fact.actorId === null },
      via: fact.via,
      internal: fact.internal,
      version: fact.version,
      changes: module ? changesOf(kernel, actor, module, fact, names) : [],
      ...(reason === undefined ? {} : { reason }),
      // Its name may be of the kind one does not say to a customer.
      ...(cause && module?.record.seesInternal(actor) ? { cause } : {}),
      ...(Object.keys(data).length === 0 ? {} : { data }),
      ...(comment
        ? {
            comment: {
              ...comment,
              attachments: files.filter(file => file.commentId === comment.id).map(shown),
            },
          }
        : {}),
      ...(attachment ? { attachment: shown(attachment) } : {}),
    }
  })
}

const shown = ({ commentId: _, ...file }: FileRow) => ({ ...file, url: `/api/v1/attachments/${file.id}` })

function changesOf(
  kernel: Kernel,
  actor: Actor,
  module: RecordModule,
  fact: PlacedFact,
  names: ReadonlyMap<string, string>,
): ChangeEntry[] {
  const { record } = module
  const internal = record.seesInternal(actor)
  const words = wordsOf(module, actor.language)
  const custom = kernel.settings.customFields(record.type)
  const entries: ChangeEntry[] = []
  for (const [name, difference] of Object.entries(fact.changes ?? {})) {
    const own = custom.find(field => `custom.${field.key}` === name)
    const field: Field | undefined = name === 'state' ? { kind: 'choice' } : (record.fields[name] ?? own)
    if (!field || (field.internal && !internal)) continue
    const options = name === 'state' ? words.states : (words.options[name] ?? {})
    const label = own?.label ?? words.fields[name] ?? name
    const text = (value: unknown) => displayed(value, field.kind, options, names)
    entries.push({
      field: name,
      label: typeof label === 'string' ? label : label.label,
      from: text(difference.from),
      to: text(difference.to),
    })
  }
  return entries
}

function displayed(
  value: unknown,
  kind: FieldMeta['kind'],
  options: Record<string, string>,
  names: ReadonlyMap<string, string>,
): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value))
    return value.length === 0
      ? null
      : value.map(item => names.get(String(item)) ?? options[String(item)] ?? String(item)).join(', ')
  if (kind === 'ref') return names.get(String(value)) ?? String(value)
  if (kind === 'json') return JSON.stringify(value)
  return options[String(value)] ?? String(value)
}

/** The names of everything the differences refer to, one look-up a target type. */
async function namesOf(kernel: Kernel, facts: readonly PlacedFact[]): Promise<Map<string, string>> {
  const idsByTarget = new Map<string, Set<string>>()
  for (const fact of facts) {
    if (!kernel.registry.has(fact.recordType)) continue
    const { fields } = kernel.registry.get(fact.recordType).record
    for (const [name, difference] of Object.entries(fact.changes ?? {})) {
      const target = fields[name]?.target
      if (!target) continue
      const ids = idsByTarget.get(target) ?? new Set<string>()
      for (const id of idsIn(difference)) ids.add(id)
      idsByTarget.set(target, ids)
    }
  }
  const names = new Map<string, string>()
  for (const [type, ids] of idsByTarget) {
    if (ids.size === 0) continue
    const { table, name } = kernel.registry.target(type)
    const found = await sql<{ id: string; name: string }>`
      select id, ${sql.raw(name)} as name from ${sql.raw(table)} where id = any(${[...ids]}::uuid[])`.execute(
      kernel.db,
    )
    for (const row of found.rows) names.set(row.id, row.name)
  }
  return names
}

const idsIn = ({ from, to }: Difference): string[] =>
  [from, to].flat().filter((value): value is string => typeof value === 'string' && isId(value))

async function commentsOf(kernel: Kernel, facts: readonly PlacedFact[]): Promise<Map<string, CommentRow>> {
  const ids = facts.map(fact => fact.data?.comment).filter(id => typeof id === 'string')
  if (ids.length === 0) return new Map()
  const found =
    await sql<CommentRow>`select id, body, internal from comment where id = any(${ids}::uuid[])`.execute(
      kernel.db,
    )
  return new Map(found.rows.map(row => [row.id, row]))
}

async function filesOf(kernel: Kernel, facts: readonly PlacedFact[]): Promise<FileRow[]> {
  const comments = facts.map(fact => fact.data?.comment).filter(id => typeof id === 'string')
  const attachments = facts.map(fact => fact.data?.attachment).filter(id => typeof id === 'string')
  if (comments.length + attachments.length === 0) return []
  const found = await sql<FileRow>`
    select a.id, c.comment_id as "commentId", a.name, a.size, a.media_type as "mediaType", a.internal
    from attachment a left join comment_attachment c on c.attachment_id = a.id
    where c.comment_id = any(${comments}::uuid[]) or a.id = any(${attachments}::uuid[])`.execute(kernel.db)
  return found.rows
}
