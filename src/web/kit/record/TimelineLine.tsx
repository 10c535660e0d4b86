import type { Change } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { RelativeTime } from '../RelativeTime.tsx'
import { actorName } from './actor-name.ts'
import { CauseLink } from './CauseLink.tsx'
import { factDetail } from './fact-detail.ts'
import type { Line } from './fold-entries.ts'
import styles from './Timeline.module.css'

/** Changes in one line; the values are behind it. */
export function TimelineLine({ line }: { line: Line }) {
  const last = line.entries.at(-1)
  if (!last) return null
  const plain = line.entries.every(entry => /\.(updated|changed|edited)$/.test(entry.fact))
  const only = line.changes.length === 1 ? line.changes[0] : undefined
  const what = !plain
    ? last.label
    : only
      ? t('timeline.changedOne', { field: only.label })
      : t('timeline.changedMany', { count: line.changes.length })
  const details = line.entries.map(factDetail).filter(Boolean).join(', ')
  const sentence = (
    <>
      <strong>{actorName(last.actor)}</strong>
      <span>{what}</span>
      {plain && only && <ShortChange change={only} />}
      {last.cause && <CauseLink cause={last.cause} />}
      {details !== '' && <span>{details}</span>}
      <RelativeTime at={last.at} />
    </>
  )
  // What a record was born with stands on the page; repeating it as changes would only be noise.
  const born = last.fact.endsWith('.created')
  const folded = !born && (line.changes.length > 1 || (!plain && line.changes.length > 0))
  return (
    <div className={styles.line}>
      {folded ? (
        <details>
          <summary>{sentence}</summary>
          <dl className={styles.changes}>
            {line.changes.map(change => (
              <div key={change.field}>
                <dt>{change.label}</dt>
                <dd>
                  <ShortChange change={change} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : (
        sentence
      )}
    </div>
  )
}

function ShortChange({ change }: { change: Change }) {
  if (change.from === null) return <span>{t('timeline.to', { to: shorten(change.to) })}</span>
  if (change.to === null) return <span>{t('timeline.emptied', { from: shorten(change.from) })}</span>
  return <span>{t('timeline.fromTo', { from: shorten(change.from), to: shorten(change.to) })}</span>
}

const longest = 80

function shorten(text: string | null): string {
  if (text === null) return t('field.blank')
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
