import { Temporal } from 'temporal-polyfill'
import type { Channel, Reason } from './events.ts'
import type { Wishes } from './wishes.ts'

/** When digests are sent, on the person's own clock; the weekly ones on Monday. */
const digestHour = 8

/** A conversation does not wait for a digest: whoever asked is answered, and who is named is told. */
const atOnce: ReadonlySet<Reason> = new Set(['asked', 'answered', 'finished', 'received', 'mentioned'])

export interface Moment {
  dueAt: Date
  digest: boolean
}

/**
 * When something is to be sent: after `batchSeconds`, so that what belongs together goes together; with the digest when
 * the person wants one; not within his quiet hours. Pure.
 */
export function dueAt(
  now: Date,
  channel: Channel,
  reason: Reason,
  wishes: Pick<Wishes, 'digest' | 'quietHours' | 'timeZone'>,
  batchSeconds: number,
): Moment {
  const digest = channel === 'mail' && wishes.digest !== 'never' && !atOnce.has(reason)
  const there = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(
    zoneOf(wishes.timeZone),
  )
  if (digest) return { dueAt: toDate(nextDigest(there, wishes.digest === 'weekly')), digest }
  const wait = channel === 'mail' ? batchSeconds : 0
  return { dueAt: toDate(afterQuiet(there.add({ seconds: wait }), wishes.quietHours)), digest }
}

function nextDigest(there: Temporal.ZonedDateTime, weekly: boolean): Temporal.ZonedDateTime {
  const today = there.startOfDay().with({ hour: digestHour })
  const next = Temporal.ZonedDateTime.compare(today, there) > 0 ? today : today.add({ days: 1 })
  return weekly ? next.add({ days: (8 - next.dayOfWeek) % 7 }) : next
}

function afterQuiet(there: Temporal.ZonedDateTime, quiet: Wishes['quietHours']): Temporal.ZonedDateTime {
  if (!quiet || quiet.from === quiet.until) return there
  const [from, until, time] = [
    Temporal.PlainTime.from(quiet.from),
    Temporal.PlainTime.from(quiet.until),
    there.toPlainTime(),
  ]
  const isAfter = (a: Temporal.PlainTime, b: Temporal.PlainTime) => Temporal.PlainTime.compare(a, b) >= 0
  const overNight = isAfter(from, until)
  const isQuiet = overNight
    ? isAfter(time, from) || !isAfter(time, until)
    : isAfter(time, from) && !isAfter(time, until)
  if (!isQuiet) return there
  const day = overNight && isAfter(time, from) ? there.add({ days: 1 }) : there
  return day.withPlainTime(until)
}

const toDate = (moment: Temporal.ZonedDateTime): Date => new Date(moment.epochMilliseconds)

/** An imported person's zone may be none. */
function zoneOf(name: string): string {
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId
  } catch {
    return 'UTC'
  }
}
