// How long something took: written as people say it, read as people type it.
import { t } from '../../../messages/t.ts'

export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('time.minutes', { minutes: rest })
  return rest === 0 ? t('time.hours', { hours }) : t('time.hoursMinutes', { hours, minutes: rest })
}

/** A running clock, 0:04:31. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const two = (number: number) => String(number).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

const most = 1440

/** Minutes from "25", "1:30", "1h 30", "1,5 h" or "45 min"; null when it is none of these or no length of a day. */
export function readMinutes(text: string): number | null {
  const words = text.trim().toLowerCase().replace(',', '.')
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(words)
  const parts =
    /^(?:(\d+(?:\.\d+)?)\s*(?:h|hours?|std\.?|stunden?))?\s*(?:(\d+)\s*(?:m|min\.?|minutes?|minuten?)?)?$/.exec(
      words,
    )
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : parts && words !== ''
      ? Math.round(Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0))
      : 0
  return minutes >= 1 && minutes <= most ? minutes : null
}
