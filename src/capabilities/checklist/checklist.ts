import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Write } from '../../kernel/command/decision.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'
import { mostItems, type TemplateItem } from './template-lines.ts'

export interface ChecklistItem {
  id: string
  text: string
  mandatory: boolean
  position: number
  doneAt: Date | null
  doneById: string | null
  doneByName: string | null
}

/** The items of a record in their order. Whoever asks has made sure that the reader may see what is internal. */
export async function itemsOf(kernel: Kernel, recordId: string): Promise<ChecklistItem[]> {
  const found = await sql<ChecklistItem>`
    select id, text, mandatory, position, done_at as "doneAt", done_by_id as "doneById", done_by_name as "doneByName"
    from checklist_item where record_id = ${recordId} order by position, id limit ${mostItems}`.execute(
    kernel.db,
  )
  return found.rows
}

/** A new item as a row, at the given place. */
export const newItem = (
  record: RecordType,
  row: AnyRow,
  { text, mandatory }: TemplateItem,
  position: number,
): { id: string; write: Write } => {
  const id = uuidv7()
  const open = { done_at: null, done_by_id: null, done_by_name: null }
  const item = { id, record_type: record.type, record_id: row.id, position, text, mandatory, ...open }
  return { id, write: { insert: 'checklist_item', row: item } }
}

export const placeAfter = (items: readonly ChecklistItem[]): number => (items.at(-1)?.position ?? 0) + 1

/** The item moved to the place `to` (from 1); those whose position changes by it. */
export function moved(
  items: readonly ChecklistItem[],
  item: ChecklistItem,
  to: number,
): { id: string; position: number }[] {
  const rest = items.filter(other => other.id !== item.id)
  const order = rest.toSpliced(Math.max(0, to - 1), 0, item)
  return order
    .map(({ id, position }, index) => ({ id, before: position, position: index + 1 }))
    .filter(({ before, position }) => before !== position)
    .map(({ id, position }) => ({ id, position }))
}
