import { sql } from 'kysely'
import type { Delivery } from '../../capabilities/notification/deliveries.ts'
import { lineOf } from '../../capabilities/notification/told-lines.ts'
import { isStaff } from '../../kernel/access/actor.ts'
import { matches } from '../../kernel/access/where.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { loadRow } from '../../kernel/query/read.ts'
import { languageOf } from '../../kernel/record/messages.ts'
import { actorOfPerson } from '../../people/sign-in/index.ts'
import { recordPath } from '../../platform/desk/record-path.ts'

/** What a browser shows. Who did what to what, never what was said: it may stand on a locked screen. */
export interface Notice {
  title: string
  body: string
  /** Where a click leads. */
  path: string
  /** Of several for one record the last is shown. */
  tag: string
}

/** The notice for what is due about one record; null when the person may not know it any more. */
export async function noticeOf(kernel: Kernel, taken: readonly Delivery[]): Promise<Notice | null> {
  const last = taken.at(-1)
  if (!last || !kernel.registry.has(last.recordType)) return null
  const { record } = kernel.registry.get(last.recordType)
  const actor = await actorOfPerson(kernel, last.person, 'system')
  const row = await loadRow(kernel, record, last.record)
  if (!actor || !row || !matches(record.read(actor), row)) return null
  const known = taken.filter(({ internal }) => !internal || record.seesInternal(actor))
  if (known.length === 0) return null
  const language = languageOf(await languageOfPerson(kernel, last.person))
  const lines = known.map(({ reason, detail, actor: by }) =>
    lineOf(language, reason, detail, by.id ? by.name : 'Steward'),
  )
  return {
    title: `${row.number} ${row[record.titleField]}`.slice(0, 200),
    body: [...new Set(lines)].slice(-3).join('\n'),
    path: recordPath(record, row, isStaff(actor)),
    tag: row.id,
  }
}

async function languageOfPerson({ db }: Kernel, person: string): Promise<string> {
  const found = await sql<{ language: string }>`select language from person where id = ${person}`.execute(db)
  return found.rows[0]?.language ?? 'en'
}
