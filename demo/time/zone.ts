import { dayMs, minuteMs } from './span.ts'

/** A wall clock: the day as days since 1970, the minute of that day. */
export interface Local {
  day: number
  minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

function readOffset(zone: string, at: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23',
    })
  formats.set(zone, format)
  const [day = 0, month = 1, year = 1970, hour = 0, minute = 0, second = 0] = (
    format.format(at).match(/\d+/g) ?? []
  ).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

/** What the zone's clocks are ahead of UTC, in milliseconds; looked up once for each quarter of a day. */
function offsetAt(zone: string, at: number): number {
  const quarter = Math.floor(at / (dayMs / 4))
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = readOffset(zone, quarter * (dayMs / 4) + dayMs / 8)
  offsets.set(key, offset)
  return offset
}

export function toLocal(zone: string, at: number): Local {
  const wall = at + offsetAt(zone, at)
  const day = Math.floor(wall / dayMs)
  return { day, minute: (wall - day * dayMs) / minuteMs }
}

/** Milliseconds since 1970 of a wall-clock time. */
export function fromLocal(zone: string, { day, minute }: Local): number {
  const wall = day * dayMs + minute * minuteMs
  return wall - offsetAt(zone, wall - offsetAt(zone, wall))
}
