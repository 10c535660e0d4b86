// How clocks read: spans of working time, what is left, and how near the end is.
import type { RowClock, ServiceClock } from '../api/service-levels.ts'
import { span } from '../kit/time.ts'
import { t } from '../messages/t.ts'

export type Tone = 'calm' | 'close' | 'over' | 'paused'

/** Milliseconds as their two largest units; under a minute is said as such. */
export function length(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000)
  return seconds < 60 ? t('sla.lessThanAMinute') : span(seconds - (seconds % 60))
}

export function toneOf({ state, percent }: { state: string; percent: number }): Tone {
  if (percent >= 100) return 'over'
  if (state === 'paused') return 'paused'
  return percent >= 75 && state === 'running' ? 'close' : 'calm'
}

/** In a list: on the wall's clock, as the list is sorted and filtered by it. */
export function rowText(clock: RowClock, now: number): string {
  if (clock.dueAt === null) return t('sla.paused')
  const left = new Date(clock.dueAt).getTime() - now
  return left > 0 ? length(left) : t('sla.over', { span: length(largest(-left)) })
}

/** Of what is long over nobody wants to know the minutes. */
const largest = (milliseconds: number): number => {
  const unit = [86_400_000, 3_600_000].find(size => milliseconds >= size) ?? 1
  return milliseconds - (milliseconds % unit)
}

/** On the record: in working time, as it was promised. */
export function leftText({ state, left, breachedAt }: ServiceClock): string {
  if (state === 'cancelled') return t('sla.cancelled')
  if (state === 'completed') return t(breachedAt ? 'sla.missed' : 'sla.kept')
  const words = left > 0 ? t('sla.left', { span: length(left) }) : t('sla.over', { span: length(left) })
  return state === 'paused' ? t('sla.pausedWith', { left: words }) : words
}
