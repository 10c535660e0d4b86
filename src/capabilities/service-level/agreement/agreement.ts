import type { RecordType } from '../../../kernel/record/declaration.ts'
import { type Condition, compileCondition } from '../../../platform/condition/condition.ts'
import { toldValues } from '../clock/moments.ts'

/** With customers; between our own teams; with a supplier (ITIL 4: SLA, OLA, underpinning contract). */
export const agreementKinds = ['sla', 'ola', 'underpinning_contract'] as const
export const measures = ['response', 'resolution', 'update', 'custom'] as const
/** Whose working hours count; `target` names a calendar of its own, which the others fall back to. */
export const calendarSources = ['target', 'requester', 'group', 'service'] as const
/** On whose clock the calendar's hours are read. */
export const zoneSources = ['calendar', 'requester'] as const
/** Who is told at a share of the time, beside the people and groups that are named. */
export const roles = ['assignee', 'group', 'manager'] as const

/** What is done at a share of the time: 100 is the moment it runs out. */
export interface Warning {
  percent: number
  notify: readonly (typeof roles)[number][]
  people: readonly string[]
  groups: readonly string[]
  /** The group it is handed to: functional escalation. */
  assignTo: string | null
  raisePriority: boolean
}

/** Minutes of working time by priority; `default` for all others. A priority with null has no promise. */
export type Minutes = Readonly<Record<string, number | null>>

/** Other times where a condition holds: for a service, a department, a VIP. */
export interface Exception {
  when: string
  minutes: Minutes
}

export const conditionNames = ['startWhen', 'pauseWhen', 'stopWhen', 'cancelWhen', 'resetWhen'] as const
export type Conditions = Record<(typeof conditionNames)[number], string | null>

/** One clock: what starts, pauses, stops, cancels and resets it, and how long it may run. */
export interface Target extends Conditions {
  id: string
  name: string
  measure: (typeof measures)[number]
  minutes: Minutes
  /** The first whose condition holds gives the minutes instead. */
  exceptions: readonly Exception[]
  calendar: string | null
  calendarFrom: (typeof calendarSources)[number]
  zone: (typeof zoneSources)[number]
  warnings: readonly Warning[]
}

export interface Agreement {
  id: string
  name: string
  kind: (typeof agreementKinds)[number]
  recordType: string
  condition: string | null
  position: number
  active: boolean
  targets: readonly Target[]
}

const known = new WeakMap<RecordType, readonly string[]>()

/** What a condition on this type may name: its fields but long texts, what the ledger tells, and who asks. */
export function namesOf(record: RecordType): readonly string[] {
  const names = known.get(record) ?? [
    ...Object.entries(record.fields)
      .filter(([name, field]) => field.kind !== 'longText' && field.kind !== 'json' && name !== 'slaDueAt')
      .map(([name]) => name),
    'state',
    ...toldValues,
    'custom',
    'vip',
    'department',
  ]
  known.set(record, names)
  return names
}

const never: Condition = { holds: () => false }

/** A stored condition; one that no longer compiles holds for nothing: a promise is not widened by an error. */
export const conditionOf = (record: RecordType, text: string | null): Condition =>
  compileCondition(text ?? '', namesOf(record)).condition ?? never

/** The same where empty means never: pause, stop, cancel, reset. */
export const conditionIfAny = (record: RecordType, text: string | null): Condition =>
  text?.trim() ? conditionOf(record, text) : never
