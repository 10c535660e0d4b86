// An agreement's targets as they are edited: times as people write them, references by their ids.
import type { RecordData } from '../../api/types.ts'

export const conditionNames = ['startWhen', 'pauseWhen', 'stopWhen', 'cancelWhen', 'resetWhen'] as const
export type ConditionName = (typeof conditionNames)[number]
export const measures = ['response', 'resolution', 'update', 'custom'] as const
export const ranks = ['1', '2', '3', '4', '5'] as const
export const roles = ['assignee', 'group', 'manager'] as const

export interface WarningDraft {
  key: string
  percent: string
  notify: string[]
  people: string[]
  groups: string[]
  assignTo: string | null
  raisePriority: boolean
}

export interface ExceptionDraft {
  key: string
  when: string
  /** By priority, as it is typed. */
  times: Record<string, string>
}

export interface TargetDraft {
  key: string
  id: string | null
  name: string
  measure: string
  times: Record<string, string>
  exceptions: ExceptionDraft[]
  calendar: string
  calendarFrom: string
  zone: string
  /** Null: those its measure stands for. */
  conditions: Record<ConditionName, string> | null
  warnings: WarningDraft[]
}

export type Preset = Record<ConditionName, string | null>

let made = 0
export const newKey = (): string => `draft-${++made}`

/** The conditions as they are edited. */
export const textsOf = (preset: Preset | undefined): Record<ConditionName, string> => ({
  startWhen: preset?.startWhen ?? '',
  pauseWhen: preset?.pauseWhen ?? '',
  stopWhen: preset?.stopWhen ?? '',
  cancelWhen: preset?.cancelWhen ?? '',
  resetWhen: preset?.resetWhen ?? '',
})

export const newTarget = (name: string): TargetDraft => ({
  key: newKey(),
  id: null,
  name,
  measure: 'resolution',
  times: { 1: '4h', 2: '8h', 3: '16h', 4: '40h', 5: '80h' },
  exceptions: [],
  calendar: '',
  calendarFrom: 'target',
  zone: 'calendar',
  conditions: null,
  warnings: [
    { ...newWarning(), percent: '75', notify: ['assignee'] },
    { ...newWarning(), percent: '100', notify: ['assignee', 'manager'] },
  ],
})

export const newWarning = (): WarningDraft => ({
  key: newKey(),
  percent: '50',
  notify: [],
  people: [],
  groups: [],
  assignTo: null,
  raisePriority: false,
})

export const newException = (): ExceptionDraft => ({ key: newKey(), when: 'vip', times: {} })

type Minutes = Record<string, number | null>

/** As the server keeps it. */
interface StoredTarget extends Preset {
  id: string
  name: string
  measure: string
  minutes: Minutes
  exceptions: { when: string; minutes: Minutes }[]
  calendar: string | null
  calendarFrom: string
  zone: string
  warnings: (Omit<WarningDraft, 'percent' | 'key'> & { percent: number })[]
}

export const targetsOf = (record: RecordData): TargetDraft[] =>
  // The server has checked the form of it.
  (record.targets as StoredTarget[]).map(target => ({
    key: newKey(),
    id: target.id,
    name: target.name,
    measure: target.measure,
    times: timesOf(target.minutes),
    exceptions: target.exceptions.map(({ when, minutes }) => ({
      key: newKey(),
      when,
      times: timesOf(minutes),
    })),
    calendar: target.calendar ?? '',
    calendarFrom: target.calendarFrom,
    zone: target.zone,
    conditions: textsOf(target),
    warnings: target.warnings.map(warning => ({
      ...warning,
      key: newKey(),
      percent: String(warning.percent),
    })),
  }))

/** A time for all other priorities is written at each of them. */
const timesOf = (minutes: Minutes): Record<string, string> =>
  Object.fromEntries(ranks.map(rank => [rank, timeText(minutes[rank] ?? minutes.default ?? null)]))

export function timeText(minutes: number | null): string {
  if (minutes === null) return ''
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest}min`
  return rest === 0 ? `${hours}h` : `${hours}h ${rest}min`
}

/** Minutes of "4h", "1h 30min", "45min" or "2.5h"; null when nothing is promised, undefined when it is none of these. */
export function readTime(text: string): number | null | undefined {
  const words = text.trim().toLowerCase().replace(',', '.')
  if (words === '') return null
  const parts = /^(?:(\d+(?:\.\d+)?)\s*(?:h|std)\.?)?\s*(?:(\d+)\s*(?:m|min)\.?)?$/.exec(words)
  const minutes = parts ? Math.round(Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0)) : 0
  return minutes > 0 ? minutes : undefined
}

/** What is sent; a time that cannot be read is sent as it is and refused beside its target. */
export const sentTarget = (target: TargetDraft): Record<string, unknown> => ({
  ...(target.id ? { id: target.id } : {}),
  name: target.name,
  measure: target.measure,
  minutes: sentTimes(target.times),
  exceptions: target.exceptions.map(({ when, times }) => ({ when, minutes: sentTimes(times) })),
  calendar: target.calendar || null,
  calendarFrom: target.calendarFrom,
  zone: target.zone,
  ...(target.conditions ?? {}),
  warnings: target.warnings.map(({ key: _, percent, ...warning }) => ({
    ...warning,
    percent: Number(percent),
  })),
})

const sentTimes = (times: Record<string, string>): Record<string, unknown> => {
  const read = ranks.map(rank => [rank, readTime(times[rank] ?? '')] as const)
  return Object.fromEntries(
    read.map(([rank, minutes]) => [rank, minutes === undefined ? 'unreadable' : minutes]),
  )
}
