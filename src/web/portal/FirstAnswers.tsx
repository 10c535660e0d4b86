import { useEffect } from 'react'
import { rememberSearch, useAnswers } from '../api/knowledge.ts'
import { AnswerList } from '../knowledge/AnswerList.tsx'
import { t } from '../messages/t.ts'
import { useDebounced } from '../shell/use-debounced.ts'
import styles from './Portal.module.css'

/** What was typed rests this long before it counts as asked. */
const settledAfter = 1500

/** What is known already, while somebody types what he needs: the answer before the ticket. */
export function FirstAnswers({ text, most = 4 }: { text: string; most?: number }) {
  const { items, asked, settled } = useAnswers(useDebounced(text, 200), most)
  useRemembered(asked, items.length, settled)
  if (items.length === 0) return null
  return (
    <section className={styles.answers} aria-label={t('answers.first')} aria-live="polite">
      <p>{t('answers.first')}</p>
      <AnswerList items={items} words={asked} />
    </section>
  )
}

function useRemembered(asked: string, found: number, settled: boolean): void {
  useEffect(() => {
    if (!settled) return
    const timer = window.setTimeout(() => rememberSearch(asked, found), settledAfter)
    return () => window.clearTimeout(timer)
  }, [asked, found, settled])
}
