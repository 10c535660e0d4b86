import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'
import type { Agreement } from '../agreement/agreement.ts'
import type { Standing } from '../agreement/in-force.ts'
import { type Course, clocksOf, type Definitions } from '../clock/clocks-of.ts'
import { loadCourses } from '../clock/courses.ts'
import { type Attainment, add, noClocks, type Outcome, outcomeOf } from './outcome.ts'

/** An agreement as it is being edited; without an id it is a new one. */
export type Draft = Omit<Agreement, 'id'> & { id: string | null }

export interface Difference {
  record: string
  target: string
  before: Outcome | null
  after: Outcome | null
}

export interface DryRun {
  since: string
  /** Work items looked at, newest first; `capped` when there are more. */
  records: number
  capped: boolean
  before: Attainment
  after: Attainment
  /** Work items one of whose clocks of this agreement would have ended otherwise. */
  differing: number
  /** The first of them. */
  differences: Difference[]
}

const mostRecords = 10_000
const mostShown = 200
const batch = 200

/** What an agreement would have come to over the last days if it had said this all the time; nothing is written. */
export async function dryRunAgreement(
  kernel: Kernel,
  record: RecordType,
  draft: Draft,
  { definitions, days }: { definitions: Definitions; days: number },
): Promise<DryRun> {
  const now = kernel.clock.now().getTime()
  const since = now - days * 86_400_000
  const agreement: Agreement = { ...draft, id: draft.id ?? uuidv7() }
  const { present, edited } = bothWays(definitions, agreement, since)
  const ids = await recordsSince(kernel, record, new Date(since))
  const run: DryRun = {
    since: new Date(since).toISOString(),
    records: Math.min(ids.length, mostRecords),
    capped: ids.length > mostRecords,
    before: noClocks,
    after: noClocks,
    differing: 0,
    differences: [],
  }
  for (let at = 0; at < run.records; at += batch) {
    const part = ids.slice(at, Math.min(at + batch, run.records))
    const all = [...present.standings, ...edited.standings]
    for (const course of await loadCourses(kernel, record, part, all)) {
      const told = (under: Definitions) =>
        endedSince(record, course, under, { agreement: agreement.id, since, now })
      compare(run, course.id, told(present), told(edited))
    }
  }
  return run
}

/** Only agreements of its kind can take a work item from it, or give one to it. */
function bothWays(
  { standings, hours }: Definitions,
  agreement: Agreement,
  since: number,
): { present: Definitions; edited: Definitions } {
  const ofKind = standings.filter(({ versions }) => versions.at(-1)?.agreement.kind === agreement.kind)
  const known = standings.find(({ id }) => id === agreement.id)
  const changed: Standing = {
    id: agreement.id,
    versions: [...(known?.versions.filter(({ from }) => from < since) ?? []), { from: since, agreement }],
  }
  const others = ofKind.filter(({ id }) => id !== agreement.id)
  const place = others.findIndex(
    ({ versions }) => (versions.at(-1)?.agreement.position ?? 0) > agreement.position,
  )
  const inOrder = place < 0 ? [...others, changed] : others.toSpliced(place, 0, changed)
  return { present: { standings: ofKind, hours }, edited: { standings: inOrder, hours } }
}

interface Window {
  agreement: string
  since: number
  now: number
}

/** How the clocks of this agreement stand, by target; those that ended before the window are left out. */
function endedSince(
  record: RecordType,
  course: Course,
  definitions: Definitions,
  { agreement, since, now }: Window,
): Map<string, { name: string; outcome: Outcome }> {
  const told = clocksOf(record, course, definitions, now).filter(
    each => each.agreement.id === agreement && (each.clock.endedAt ?? now) >= since,
  )
  return new Map(
    told.map(({ target, clock }) => [target.id, { name: target.name, outcome: outcomeOf(clock) }]),
  )
}

type Outcomes = ReturnType<typeof endedSince>

function compare(run: DryRun, record: string, before: Outcomes, after: Outcomes): void {
  run.before = [...before.values()].reduce((sum, { outcome }) => add(sum, outcome), run.before)
  run.after = [...after.values()].reduce((sum, { outcome }) => add(sum, outcome), run.after)
  const differences: Difference[] = [...new Set([...before.keys(), ...after.keys()])].flatMap(id => {
    const [was, would] = [before.get(id), after.get(id)]
    if (was?.outcome === would?.outcome) return []
    const target = (would ?? was)?.name ?? ''
    return [{ record, target, before: was?.outcome ?? null, after: would?.outcome ?? null }]
  })
  if (differences.length === 0) return
  run.differing++
  if (run.differences.length < mostShown) run.differences.push(...differences)
}

/** Newest first: what was touched in the window. One more than is looked at, to know whether there are more. */
async function recordsSince(kernel: Kernel, record: RecordType, since: Date): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from work_item where type = ${record.type} and updated_at >= ${since}
    order by updated_at desc, id desc limit ${sql.lit(mostRecords + 1)}`.execute(kernel.db)
  return found.rows.map(row => row.id)
}
