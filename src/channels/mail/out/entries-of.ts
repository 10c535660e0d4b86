import { sql } from 'kysely'
import type { Delivery } from '../../../capabilities/notification/deliveries.ts'
import { lineOf } from '../../../capabilities/notification/told-lines.ts'
import type { Executor } from '../../../kernel/database.ts'
import type { AnyRow, RecordType } from '../../../kernel/record/declaration.ts'
import { wordsIn } from '../../../kernel/record/messages.ts'
import type { RecordModule } from '../../../kernel/record/registry.ts'
import { recordPath } from '../../../platform/desk/record-path.ts'
import type { MailLanguage } from '../template/default-templates.ts'
import { MarkdownText } from '../template/engine.ts'
import { forOutside } from '../template/html-of.ts'
import { frameWords } from '../template/mail-words.ts'

/** One thing a mail tells, as templates see it. */
export interface MailEntry {
  reason: string
  line: string
  text: MarkdownText
  actor: string
}

/** What was said in public. Internal notes are not even read here: no mistake further on can send one. */
export async function publicWords(
  db: Executor,
  deliveries: readonly Delivery[],
): Promise<Map<string, string>> {
  const ids = deliveries.flatMap(({ comment, internal }) => (comment && !internal ? [comment] : []))
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; body: string }>`
    select id, body from comment where id = any(${ids}::uuid[]) and not internal`.execute(db)
  return new Map(found.rows.map(row => [row.id, row.body]))
}

export function entryOf(
  delivery: Delivery,
  row: AnyRow,
  words: ReadonlyMap<string, string>,
  language: MailLanguage,
  desk: string,
): MailEntry {
  const { reason, detail, actor, internal, comment } = delivery
  const name = actor.id ? actor.name : desk
  const said = comment ? words.get(comment) : undefined
  const closing = detail === 'resolved' ? String(row.closureNotes ?? '') : ''
  const text = internal ? frameWords[language].internal : (said ?? closing)
  return {
    reason,
    line: lineOf(language, reason, detail, name),
    text: new MarkdownText(forOutside(text)),
    actor: name,
  }
}

/** The record as templates see it. */
export function recordValues(
  { record, messages }: RecordModule,
  row: AnyRow,
  language: MailLanguage,
  url: string,
): Record<string, unknown> {
  const words = wordsIn(messages, language)
  return {
    number: row.number,
    title: row[record.titleField],
    type: words.label,
    state: words.states[String(row.state)] ?? row.state,
    priority: row.priority,
    requester: row.requester$name ?? '',
    assignee: row.assignee$name ?? '',
    group: row.group$name ?? '',
    service: row.service$name ?? '',
    url: new MarkdownText(url),
  }
}

/** The whole address of the record, for what is read outside of the product. */
export const recordUrl = (url: string, record: RecordType, row: AnyRow, staff: boolean): string =>
  `${url}${recordPath(record, row, staff)}`
