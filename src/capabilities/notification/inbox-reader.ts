import { sql } from 'kysely'
import type { Executor } from '../../kernel/database.ts'
import { type Kernel, withExecutor } from '../../kernel/kernel.ts'
import { LedgerReader } from '../../kernel/ledger/reader.ts'
import type { PlacedFact } from '../../kernel/ledger/rows.ts'
import { loadRows } from '../../kernel/query/read.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import { type Act, type Cause, causesOf } from './causes.ts'
import type { Channel } from './events.ts'
import { tellPages } from './tell-pages.ts'
import { wokenBy } from './work-snooze.ts'
import { type ActorsOf, type News, writeNotifications } from './write-notifications.ts'

/** Turns what happens to work items into what people are told, each fact once, in order, across restarts and nodes. */
export function inboxReader(
  kernel: Kernel,
  actorsOf: ActorsOf,
  by: readonly Channel[] = ['app'],
): LedgerReader {
  return new LedgerReader(kernel.root, 'notifications', (facts, tx) =>
    tellOf(withExecutor(kernel, tx), actorsOf, facts, by),
  )
}

/** Tells those concerned of these facts by these channels, inside the transaction of the kernel that is given. */
export async function tellOf(
  kernel: Kernel,
  actorsOf: ActorsOf,
  facts: readonly PlacedFact[],
  by: readonly Channel[] = ['app'],
): Promise<void> {
  const happened = facts.filter(fact => fact.via !== 'import' && isOfWork(kernel, fact))
  if (happened.length === 0) return
  const acts = await actsOf(kernel, happened)
  const causes = acts.flatMap(act => causesOf(act).map(cause => ({ act, cause })))
  const members = await membersOf(
    kernel.db,
    causes.flatMap(({ cause }) => cause.groups),
  )
  const news = [
    ...causes.flatMap(({ act, cause }) => newsOf(act, cause, members)),
    ...(await wokenBy(kernel.db, acts)),
  ]
  const told = await writeNotifications(kernel, actorsOf, news, by)
  await tellPages(kernel.db, new Set([...told, ...(await whoHas(kernel.db, acts))]))
}

const isOfWork = ({ registry }: Kernel, { recordType }: PlacedFact): boolean =>
  registry.has(recordType) && registry.get(recordType).record.kind === 'work-item'

/** The facts by record and version, in their order, each with the record as it is now. */
async function actsOf(kernel: Kernel, facts: readonly PlacedFact[]): Promise<Act[]> {
  const rows = new Map<string, AnyRow>()
  for (const [type, group] of Map.groupBy(facts, fact => fact.recordType)) {
    const ids = [...new Set(group.map(fact => fact.recordId))]
    for (const row of await loadRows(kernel, kernel.registry.get(type).record, ids)) rows.set(row.id, row)
  }
  const acts: Act[] = []
  for (const group of Map.groupBy(facts, fact => `${fact.recordId} ${fact.version}`).values()) {
    const [first] = group
    const row = first && rows.get(first.recordId)
    if (row) acts.push({ record: kernel.registry.get(first.recordType).record, row, facts: group })
  }
  return acts
}

async function membersOf(db: Executor, groups: readonly string[]): Promise<Map<string, string[]>> {
  if (groups.length === 0) return new Map()
  const found = await sql<{ id: string; members: string[] }>`
    select id, member_ids as members from assignment_group
    where id = any(${[...new Set(groups)]}::uuid[]) and active`.execute(db)
  return new Map(found.rows.map(row => [row.id, row.members]))
}

function newsOf({ record, row }: Act, cause: Cause, members: ReadonlyMap<string, string[]>): News[] {
  const { fact, reason, detail } = cause
  const people = new Set([...cause.people, ...cause.groups.flatMap(group => members.get(group) ?? [])])
  return [...people].map(person => ({
    person,
    record,
    row,
    version: fact.version,
    reason,
    detail,
    at: fact.at,
    seq: fact.seq,
    by: { id: fact.actorId, name: fact.actorName },
    internal: fact.internal,
    comment: typeof fact.data?.comment === 'string' ? fact.data.comment : null,
  }))
}

/** Those with an open entry of a record that changed: it may read differently, or be no longer for them to know. */
async function whoHas(db: Executor, acts: readonly Act[]): Promise<string[]> {
  const changed = acts.filter(act => act.facts.some(fact => fact.changes !== null)).map(act => act.row.id)
  if (changed.length === 0) return []
  const found = await sql<{ person: string }>`
    select distinct person_id as person from notification
    where record_id = any(${[...new Set(changed)]}::uuid[]) and done_at is null`.execute(db)
  return found.rows.map(row => row.person)
}
