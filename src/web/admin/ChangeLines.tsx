import { fieldOf, useTypes } from '../api/meta.ts'
import type { Entry } from '../api/types.ts'
import { t } from '../messages/t.ts'

/** What an entry of the history changed. What is new had no values before; what has no words is only named. */
export function ChangeLines({ entry, type }: { entry: Entry; type: string | undefined }) {
  const of = useTypes().find(candidate => candidate.type === type)
  const isNew = entry.fact.endsWith('.created')
  return entry.changes.map(({ field, label, from, to }) => {
    if (of && fieldOf(of, field)?.kind === 'json')
      return isNew ? null : <small key={field}>{t('history.otherThanBefore', { field: label })}</small>
    const after = to ?? t('field.blank')
    return (
      <small key={field}>
        {label}: {isNew ? after : `${from ?? t('field.blank')} → ${after}`}
      </small>
    )
  })
}
