import type { Entry } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { minutesText } from './time/durations.ts'

/** What an act was about, where that is no change of a field: the checklist's item, the time that was logged. */
export function factDetail({ fact, data }: Entry): string {
  const { text, minutes, kind } = data ?? {}
  if (/\.checklist\w+$/.test(fact) && typeof text === 'string') return t('timeline.quoted', { text })
  if (/\.time\w+$/.test(fact) && typeof minutes === 'number')
    return [minutesText(minutes), typeof kind === 'string' ? kind : ''].filter(Boolean).join(' · ')
  return ''
}
