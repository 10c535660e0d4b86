import { sql } from 'kysely'
import type { Executor } from '../../kernel/database.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'
import { type Condition, compileCondition } from '../../platform/condition/condition.ts'
import type { agreementKinds, zoneSources } from './agreement.record.ts'
import { toldValues, type Values } from './clock/moments.ts'

/** What is done at a share of the time: 100 is the moment it runs out. */
export interface Warning {
  percent: number
  /** Whom it concerns is told by the fact; besides, the work item may be handed on or made more urgent. */
  escalateTo?: string | null
  raisePriority?: boolean
}

/** Minutes of working time by priority; `default` for all others. A priority with null has no promise. */
export type Minutes = Readonly<Record<string, number | null>>

export interface TargetTerms {
  minutes: Minutes
  calendar: string | null
  zone: (typeof zoneSources)[number]
  startWhen: string | null
  pauseWhen: string | null
  stopWhen: string | null
  cancelWhen: string | null
  resetWhen: string | null
  warnings: readonly Warning[]
}

export interface Target extends TargetTerms {
  id: string
  name: string
}

export interface Agreement {
  id: string
  name: string
  kind: (typeof agreementKinds)[number]
  recordType: string
  condition: string | null
  targets: Target[]
}

/** What a condition on this type may name: its fields but long texts, what the ledger tells, and who asks. */
export const namesOf = (record: RecordType): string[] => [
  ...Object.entries(record.fields)
    .filter(([, field]) => field.kind !== 'longText' && field.kind !== 'json')
    .map(([name]) => name),
  ...(record.kind === 'work-item' ? ['state', ...toldValues] : []),
  'custom',
  'vip',
  'department',
]

const never: Condition = { holds: () => false }

/** A stored condition; one that no longer compiles holds for nothing: a promise is not widened by an error. */
export const conditionOf = (record: RecordType, text: string | null): Condition =>
  compileCondition(text ?? '', namesOf(record)).condition ?? never

/** The same where empty means never: pause, stop, cancel, reset. */
export const conditionIfAny = (record: RecordType, text: string | null): Condition =>
  text?.trim() ? conditionOf(record, text) : never

/** Of each kind the first agreement whose condition holds for the work item as it stands. */
export function agreementsFor(record: RecordType, all: readonly Agreement[], values: Values): Agreement[] {
  const found = new Map<string, Agreement>()
  for (const agreement of all) {
    if (agreement.recordType !== record.type || found.has(agreement.kind)) continue
    if (conditionOf(record, agreement.condition).holds(values)) found.set(agreement.kind, agreement)
  }
  return [...found.values()]
}

/** All active agreements with their active targets, in the order in which they are tried; one query. */
export async function loadAgreements(db: Executor): Promise<Agreement[]> {
  const found = await sql<Agreement>`
    select a.id, a.name, a.kind, a.record_type as "recordType", a.condition,
      coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'minutes', t.minutes,
        'calendar', t.calendar_id, 'zone', t.zone, 'startWhen', t.start_when, 'pauseWhen', t.pause_when,
        'stopWhen', t.stop_when, 'cancelWhen', t.cancel_when, 'resetWhen', t.reset_when, 'warnings', t.warnings)
        order by t.name, t.id)
      from service_target t where t.agreement_id = a.id and t.active), '[]') as targets
    from service_agreement a where a.active order by a.position, a.id`.execute(db)
  return found.rows
}
