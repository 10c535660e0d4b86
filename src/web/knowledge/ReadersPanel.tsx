// How an article stands with its readers: what they see, what they said, and a next edition that waits.

import { useTranslations } from '../api/knowledge.ts'
import { fieldOf } from '../api/meta.ts'
import type { PanelProps } from '../extras.tsx'
import { asRef, optionLabel, readText } from '../kit/field/field-value.ts'
import pageStyles from '../kit/record/RecordPage.module.css'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { recordPath } from '../shell/paths.ts'

export function ReadersPanel({ type, record }: PanelProps) {
  const edition = Number(record.edition ?? 0)
  const writer = asRef(record.draftBy)
  return (
    <section className={pageStyles.group} aria-label={t('readers.title')}>
      <h2>{t('readers.title')}</h2>
      {edition === 0 ? (
        <p className="quiet">{t('readers.never')}</p>
      ) : (
        <p>
          {t('readers.said', {
            helpful: Number(record.helpful ?? 0),
            unhelpful: Number(record.unhelpful ?? 0),
          })}
        </p>
      )}
      {record.flagged === true && <p>{t('readers.flagged')}</p>}
      {writer && <p>{t('readers.revised', { name: writer.name })}</p>}
      {record.state === 'published' && (
        <Link to={`/portal/articles/${record.number ?? record.id}`}>{t('readers.open')}</Link>
      )}
      <Translations type={type} record={record} />
    </section>
  )
}

function Translations({ type, record }: PanelProps) {
  const found = useTranslations(record)
  const items = found.data?.items ?? []
  const language = fieldOf(type, 'language')
  if (items.length === 0) return null
  const own = readText(record, 'original') !== ''
  return (
    <ul aria-label={t('readers.translations')}>
      {items.map(item => (
        <li key={item.id}>
          <Link to={recordPath(type, item)}>{item.title}</Link>{' '}
          <small className="quiet">
            {language ? optionLabel(language, item.language) : item.language}
            {item.outdated && ` · ${t('readers.behind')}`}
            {item.original && own && ` · ${t('readers.original')}`}
          </small>
        </li>
      ))}
    </ul>
  )
}
