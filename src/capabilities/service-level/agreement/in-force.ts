import { sql } from 'kysely'
import type { Executor } from '../../../kernel/database.ts'
import type { FactRow } from '../../../kernel/ledger/fact.ts'
import { agreement as declared } from './agreement.record.ts'
import type { Agreement } from './agreement.ts'

/** What an agreement says from an instant on. */
export interface Version {
  from: number
  agreement: Agreement
}

/** An agreement over time, as its own history tells it: what has ended is measured by what was promised then. */
export interface Standing {
  id: string
  /** In the order of time; none is empty. */
  versions: readonly Version[]
}

type Told = Pick<FactRow, 'recordId' | 'at' | 'fact' | 'changes' | 'data'>

export const recalculated = 'agreement.recalculated'

/** All agreements over time, in the order in which they are tried; one query. */
export async function loadStandings(db: Executor): Promise<Standing[]> {
  const found = await sql<Told>`
    select record_id as "recordId", at, fact, changes, data from ledger
    where record_id in (select id from service_agreement) and record_type = 'agreement'
    order by record_id, version, seq`.execute(db)
  return [...Map.groupBy(found.rows, fact => fact.recordId)]
    .map(([id, facts]) => ({ id, versions: versionsOf(id, facts) }))
    .toSorted((a, b) => positionOf(a) - positionOf(b) || (a.id < b.id ? -1 : 1))
}

const positionOf = ({ versions }: Standing): number => versions.at(-1)?.agreement.position ?? 0

const blank = Object.fromEntries(
  Object.entries(declared.fields).map(([name, field]) => [name, field.default ?? null]),
)

/** Each change holds from its moment on. A recalculation makes what the agreement says then hold from an earlier one. */
export function versionsOf(id: string, facts: readonly Told[]): Version[] {
  const versions: Version[] = []
  let values: Record<string, unknown> = { ...blank, id }
  for (const { fact, at, changes, data } of facts) {
    const since = fact === recalculated ? Date.parse(String(data?.since)) : at.getTime()
    if (fact !== recalculated && !changes) continue
    values = {
      ...values,
      ...Object.fromEntries(Object.entries(changes ?? {}).map(([name, { to }]) => [name, to])),
    }
    while ((versions.at(-1)?.from ?? Number.NEGATIVE_INFINITY) >= since) versions.pop()
    // Each field of it was checked where the agreement was kept.
    versions.push({ from: since, agreement: values as unknown as Agreement })
  }
  return versions
}

/** What it said at an instant; null before it was there, and while it was not in use. */
export function agreementAt({ versions }: Standing, at: number): Agreement | null {
  const version = versions.findLast(({ from }) => from <= at)
  return version?.agreement.active ? version.agreement : null
}
