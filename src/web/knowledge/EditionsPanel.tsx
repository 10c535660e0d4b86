// Every edition readers saw, to be compared with the one before and brought back.
import { diffLines } from 'diff'
import { useState } from 'react'
import { type Edition, useEditions } from '../api/knowledge.ts'
import { commandOf } from '../api/meta.ts'
import type { PanelProps } from '../extras.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { readText } from '../kit/field/field-value.ts'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import pageStyles from '../kit/record/RecordPage.module.css'
import { t } from '../messages/t.ts'
import styles from './Knowledge.module.css'
import { ReviseDialog } from './ReviseDialog.tsx'

interface Comparison {
  title: string
  before: string
  after: string
  /** What restoring it would bring back. */
  restores: Edition | null
}

export function EditionsPanel({ type, record }: PanelProps) {
  const editions = useEditions(record, Number(record.edition ?? 0) > 0)
  const [comparison, setComparison] = useState<Comparison | null>(null)
  const [restoring, setRestoring] = useState<Edition | null>(null)
  const items = editions.data?.items ?? []
  const draft = readText(record, 'draftBody')
  const revise = commandOf(type, 'revise')
  if (items.length === 0) return null
  const compare = (edition: Edition, at: number) =>
    setComparison({
      title: t('editions.number', { number: edition.edition }),
      before: textOf(items[at + 1]),
      after: textOf(edition),
      restores: at > 0 ? edition : null,
    })
  return (
    <section className={pageStyles.group} aria-label={t('editions.title')}>
      <h2>{t('editions.title')}</h2>
      <ul>
        {draft !== '' && (
          <li className={styles.edition}>
            <Button
              small
              tone="ghost"
              onClick={() =>
                setComparison({
                  title: t('editions.next'),
                  before: textOf(items[0]),
                  after: `${readText(record, 'draftTitle')}\n\n${draft}\n`,
                  restores: null,
                })
              }
            >
              {t('editions.next')}
            </Button>
          </li>
        )}
        {items.map((edition, at) => (
          <li key={edition.edition} className={styles.edition}>
            <Button small tone="ghost" onClick={() => compare(edition, at)}>
              {t('editions.number', { number: edition.edition })}
            </Button>
            <small className="quiet">
              {edition.by} · <RelativeTime at={edition.at} />
            </small>
          </li>
        ))}
      </ul>
      {comparison && (
        <Dialog title={comparison.title} wide onClose={() => setComparison(null)}>
          <Difference before={comparison.before} after={comparison.after} />
          {comparison.restores && record.abilities.revise && (
            <div className={styles.end}>
              <Button
                onClick={() => {
                  setRestoring(comparison.restores)
                  setComparison(null)
                }}
              >
                {t('editions.restore')}
              </Button>
            </div>
          )}
        </Dialog>
      )}
      {restoring && revise && (
        <ReviseDialog
          type={type}
          record={record}
          command={revise}
          from={restoring}
          onClose={() => setRestoring(null)}
        />
      )}
    </section>
  )
}

const textOf = (edition: Edition | undefined): string =>
  edition ? `${edition.title}\n\n${edition.body}\n` : ''

function Difference({ before, after }: { before: string; after: string }) {
  const parts = diffLines(before, after)
  return (
    // A long text is scrolled by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles.diff} tabIndex={0} aria-label={t('editions.difference')}>
      {parts.map((part, at) => {
        const Tag = part.added ? 'ins' : part.removed ? 'del' : 'span'
        const sign = part.added ? '+ ' : part.removed ? '− ' : ''
        return (
          // Parts of one comparison never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Tag key={at}>
            {part.value
              .replace(/\n$/, '')
              .split('\n')
              .map((line, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <p key={i}>
                  {sign}
                  {line || ' '}
                </p>
              ))}
          </Tag>
        )
      })}
    </section>
  )
}
