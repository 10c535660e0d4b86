// Articles that may solve this incident: link one, and it counts as used; or write what nobody has written yet.
import { IconLink, IconPencilPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useRunCommand } from '../api/change-record.ts'
import { useAnswers } from '../api/knowledge.ts'
import { useTypeByName } from '../api/meta.ts'
import type { PanelProps } from '../extras.tsx'
import { Button, IconButton } from '../kit/Button.tsx'
import { asRef, readText, titleOf } from '../kit/field/field-value.ts'
import pageStyles from '../kit/record/RecordPage.module.css'
import { showProblem, showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { recordPath } from '../shell/paths.ts'
import styles from './Knowledge.module.css'
import { WriteArticleDialog } from './WriteArticleDialog.tsx'

export function AnswersPanel({ type, record }: PanelProps) {
  const articles = useTypeByName('article')
  const { items } = useAnswers(titleOf(type, record), 4)
  const run = useRunCommand(type)
  const [writing, setWriting] = useState(false)
  if (!articles) return null
  const link = (number: string) =>
    run.mutate(
      { record, command: 'link', input: { kind: 'relates', target: number } },
      {
        onSuccess: () => showToast(t('answers.linked', { article: number, record: record.number ?? '' })),
        onError: showProblem,
      },
    )
  return (
    <section className={pageStyles.group} aria-label={t('answers.title')}>
      <h2>{t('answers.title')}</h2>
      <ul>
        {items.map(answer => (
          <li key={answer.id} className={pageStyles.listed}>
            <Link to={recordPath(articles, answer)}>{answer.title}</Link>
            {record.abilities.link && (
              <IconButton
                small
                label={t('answers.link', { article: answer.number })}
                onClick={() => link(answer.number)}
              >
                <IconLink size={16} stroke={1.5} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {articles.canCreate && (
        <div className={styles.tools}>
          <Button small tone="ghost" onClick={() => setWriting(true)}>
            <IconPencilPlus size={16} stroke={1.5} aria-hidden />
            {t('answers.write')}
          </Button>
        </div>
      )}
      {writing && (
        <WriteArticleDialog
          type={articles}
          begin={{
            title: titleOf(type, record),
            description: outline(readText(record, 'description'), readText(record, 'closureNotes')),
            service: asRef(record.service),
          }}
          from={record.number ?? record.id}
          onClose={() => setWriting(false)}
        />
      )}
    </section>
  )
}

/** The outline every how-to of KCS has: what one sees, what was wrong, what puts it right. */
const outline = (seen: string, solved: string): string =>
  [
    `## ${t('write.symptom')}\n\n${seen.trim()}`,
    `## ${t('write.cause')}\n`,
    `## ${t('write.solution')}\n\n${solved.trim()}`,
  ].join('\n\n')
