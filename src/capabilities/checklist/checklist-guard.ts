import { sql } from 'kysely'
import type { AnyCommand } from '../../kernel/command/command.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import type { Guard } from '../../kernel/record/registry.ts'

/** An act that says the work is done. A duplicate that is merged ends too, but its work goes on elsewhere. */
function finishes({ record, to, name }: AnyCommand, row: AnyRow): boolean {
  return to !== null && record.states[to] === 'done' && row.stateCategory !== 'done' && name !== 'merge'
}

const mostNamed = 5

function reasonFor(texts: readonly string[]): string {
  const named = texts.slice(0, mostNamed).map(text => `“${text}”`)
  const rest = texts.length - named.length
  const list = [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
  return texts.length === 1
    ? `A mandatory item of the checklist is still open: ${list}.`
    : `${texts.length} mandatory items of the checklist are still open: ${list}.`
}

/** No work item is done while a mandatory item of its checklist is open. */
export const openItemsGuard: Guard = {
  name: 'checklist',
  async check(kernel, { command, row }) {
    if (!command.record.capabilities.checklists || !finishes(command, row)) return null
    const open = await sql<{ text: string }>`
      select text from checklist_item where record_id = ${row.id} and mandatory and done_at is null
      order by position, id`.execute(kernel.db)
    return open.rows.length === 0 ? null : reasonFor(open.rows.map(item => item.text))
  },
}
