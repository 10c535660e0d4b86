import { useSimilarTo } from '../api/incident.ts'
import type { FieldValue, TypeMeta } from '../api/types.ts'
import { t } from '../messages/t.ts'
import { useDebounced } from '../shell/use-debounced.ts'
import styles from './Incident.module.css'
import { IncidentLink } from './IncidentLink.tsx'
import { Solved } from './SimilarPanel.tsx'

interface Props {
  type: TypeMeta
  values: Record<string, FieldValue>
}

/** Under the form of a new incident: what is known already, before it is opened a second time. */
export function SimilarWhileTyping({ type, values }: Props) {
  const title = typeof values.title === 'string' ? values.title : ''
  const items = useSimilarTo(useDebounced(title, 250), false)
  if (items.length === 0) return null
  return (
    <section className={styles.typing} aria-label={t('similar.typing')} aria-live="polite">
      <h3>{t('similar.typing')}</h3>
      <ul>
        {items.slice(0, 4).map(other => (
          <li key={other.id}>
            <div className={styles.line}>
              <IncidentLink type={type} incident={other} apart />
            </div>
            <Solved type={type} other={other} />
          </li>
        ))}
      </ul>
    </section>
  )
}
