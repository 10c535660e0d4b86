import { useSimilarTo } from '../api/incident.ts'
import type { TypeMeta } from '../api/types.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { useDebounced } from '../shell/use-debounced.ts'
import styles from './Portal.module.css'
import { plainLabels, plainStateOf } from './plain-state.ts'

/** What the person reported himself before, while he types it again. Never what others reported. */
export function OwnSimilar({ type, text }: { type: TypeMeta; text: string }) {
  const items = useSimilarTo(useDebounced(text, 300), true)
  if (items.length === 0) return null
  return (
    <section className={styles.known} aria-label={t('portal.reportedBefore')} aria-live="polite">
      <p>{t('portal.reportedBefore')}</p>
      <ul>
        {items.slice(0, 3).map(item => (
          <li key={item.id}>
            <Link to={`/portal/tickets/${item.number}`}>{item.title}</Link>
            <small>
              <span className="tabular">{item.number}</span> · {t(plainLabels[stateOf(type, item)])}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

const stateOf = (
  type: TypeMeta,
  item: { state: string; stateCategory: 'open' | 'waiting' | 'done' | 'cancelled' },
) =>
  plainStateOf(type, {
    ...item,
    id: '',
    type: type.type,
    version: 0,
    createdAt: '',
    updatedAt: '',
    custom: {},
    abilities: {},
  })
