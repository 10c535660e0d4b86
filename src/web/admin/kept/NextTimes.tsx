import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { request } from '../../api/client.ts'
import type { FieldValue } from '../../api/types.ts'
import { currentLocale, t } from '../../messages/t.ts'
import { useDebounced } from '../../shell/use-debounced.ts'
import styles from './Kept.module.css'

const names = ['frequency', 'weekdays', 'dayOfMonth', 'month', 'time', 'timeZone', 'startsOn', 'endsOn']

/** The next five times of the rule as it stands in the form, on the clocks of its place. */
export function NextTimes({ values }: { values: Record<string, FieldValue> }) {
  const rule = Object.fromEntries(
    names.map(name => [name, values[name] ?? (name === 'weekdays' ? [] : null)]),
  )
  const asked = useDebounced(JSON.stringify(rule), 250)
  const times = useQuery({
    queryKey: ['recurrence-dates', asked],
    queryFn: () => request<{ items: string[] }>('POST', '/recurrences/dates', { body: JSON.parse(asked) }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const zone = String(values.timeZone ?? 'UTC')
  return (
    <section className={styles.next} aria-live="polite" aria-label={t('recurrence.next')}>
      <strong>{t('recurrence.next')}</strong>
      {times.error ? (
        <p className="quiet">{times.error.message}</p>
      ) : times.data?.items.length === 0 ? (
        <p className="quiet">{t('recurrence.none')}</p>
      ) : (
        <ol>
          {times.data?.items.map(at => (
            <li key={at}>{inZone(at, zone)}</li>
          ))}
        </ol>
      )}
    </section>
  )
}

function inZone(at: string, timeZone: string): string {
  try {
    const style = { timeZone, dateStyle: 'full', timeStyle: 'short' } as const
    return new Intl.DateTimeFormat(currentLocale(), style).format(new Date(at))
  } catch {
    return at
  }
}
