import { sql } from 'kysely'
import type { Executor } from '../../kernel/database.ts'
import type { CalendarHours } from './calendar-hours.ts'
import { WorkingTime } from './working-time.ts'

/** Round the clock, for what has no calendar. */
const always = (timeZone: string): CalendarHours => ({
  timeZone,
  versions: [{ from: null, week: Array.from({ length: 7 }, () => [['00:00', '24:00'] as const]) }],
  days: [],
})

const mostKept = 500
const made = new Map<string, WorkingTime>()

/** The arithmetic of one calendar; kept, because its years are worked out once. Equal hours are one. */
function workingTimeOf(hours: CalendarHours): WorkingTime {
  const key = JSON.stringify(hours)
  const known = made.get(key)
  if (known) return known
  const time = new WorkingTime(hours)
  if (made.size >= mostKept) made.clear()
  made.set(key, time)
  return time
}

/** All calendars at one moment. */
export class WorkingTimes {
  readonly #byId: ReadonlyMap<string, CalendarHours>
  readonly #asked = new Map<string, WorkingTime>()

  constructor(byId: ReadonlyMap<string, CalendarHours>) {
    this.#byId = byId
  }

  /** The arithmetic of a calendar, in its own zone or in the one given; null: round the clock. */
  of(calendar: string | null, zone?: string | null): WorkingTime {
    const key = `${calendar} ${zone}`
    const known = this.#asked.get(key)
    if (known) return known
    const hours = (calendar && this.#byId.get(calendar)) || always('UTC')
    const time = workingTimeOf(zone ? { ...hours, timeZone: zone } : hours)
    this.#asked.set(key, time)
    return time
  }
}

export async function loadWorkingTimes(db: Executor): Promise<WorkingTimes> {
  const found = await sql<CalendarHours & { id: string }>`
    select id, time_zone as "timeZone", versions, days from working_calendar`.execute(db)
  return new WorkingTimes(new Map(found.rows.map(({ id, ...hours }) => [id, hours])))
}
