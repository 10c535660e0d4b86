import { useAnswers } from '../api/knowledge.ts'
import type { FieldValue } from '../api/types.ts'
import incident from '../incident/Incident.module.css'
import { t } from '../messages/t.ts'
import { useDebounced } from '../shell/use-debounced.ts'
import { AnswerList } from './AnswerList.tsx'

/** Under the form of a new article: what is written already. */
export function AnswersWhileTyping({ values }: { values: Record<string, FieldValue> }) {
  const { items, asked } = useAnswers(
    useDebounced(typeof values.title === 'string' ? values.title : '', 250),
    3,
  )
  if (items.length === 0) return null
  return (
    <section className={incident.typing} aria-label={t('answers.written')} aria-live="polite">
      <h3>{t('answers.written')}</h3>
      <AnswerList items={items} words={asked} />
    </section>
  )
}
