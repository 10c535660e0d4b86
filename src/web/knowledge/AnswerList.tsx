import { IconBook } from '@tabler/icons-react'
import type { Answer } from '../api/knowledge.ts'
import { Snippet } from '../kit/Snippet.tsx'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import styles from './Knowledge.module.css'

/** Answers as rows to open. `words` goes along, so that it is known what the article was opened for. */
export function AnswerList({ items, words }: { items: Answer[]; words: string }) {
  return (
    <ul className={styles.answers}>
      {items.map(answer => (
        <li key={answer.id}>
          <Link to={`/portal/articles/${answer.number}`} search={{ asked: words }} className={styles.answer}>
            <IconBook size={18} stroke={1.5} aria-hidden />
            <span>
              <b>{answer.title}</b>
              <small>
                <Snippet text={answer.snippet} />
              </small>
              {answer.alike.length > 0 && (
                <small className={styles.alike}>
                  {t('answers.alike', { words: answer.alike.join(', ') })}
                </small>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
