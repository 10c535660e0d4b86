// An article as an employee reads it: the text, in his language where there is one, and whether it helped.
import { useEffect, useRef } from 'react'
import { rememberRead, useTranslations } from '../api/knowledge.ts'
import { fieldOf, useTypeByName } from '../api/meta.ts'
import { isProblem } from '../api/problem.ts'
import { useRecord } from '../api/records.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { buttonClass } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { optionLabel, readText, titleOf } from '../kit/field/field-value.ts'
import { Markdown } from '../kit/markdown/Markdown.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { usePageParam, usePageSearch } from '../router/use-page.ts'
import { NotFound } from '../shell/NotFound.tsx'
import { Helpful } from './Helpful.tsx'
import styles from './Portal.module.css'

export function ArticlePage() {
  const type = useTypeByName('article')
  const record = useRecord('articles', usePageParam('id'))
  if (!type) return <NotFound />
  if (record.isPending)
    return (
      <div className={styles.page} aria-busy="true">
        <Skeleton width="60%" height={28} />
        <Skeleton height={200} />
      </div>
    )
  if (record.data) return <Article key={record.data.id} type={type} record={record.data} />
  if (isProblem(record.error) && record.error.status === 404)
    return (
      <EmptyState
        isWholePage
        title={t('article.missing')}
        why={t('article.missingWhy')}
        action={
          <Link to="/portal/articles" className={buttonClass()}>
            {t('article.all')}
          </Link>
        }
      />
    )
  return <ProblemNotice error={record.error} onRetry={() => record.refetch()} />
}

function Article({ type, record }: { type: TypeMeta; record: RecordData }) {
  const { asked } = usePageSearch()
  const title = titleOf(type, record)
  const kind = fieldOf(type, 'kind')
  const publishedAt = readText(record, 'publishedAt')
  useTitle(title)
  useRead(record.id, asked)
  return (
    <article className={styles.page}>
      <header>
        <h1>{title}</h1>
        <p>
          {kind && optionLabel(kind, readText(record, 'kind'))} ·{' '}
          <span className="tabular">{record.number}</span>
          {publishedAt && (
            <>
              {' · '}
              {t('article.updated')} <RelativeTime at={publishedAt} />
            </>
          )}
        </p>
        <OtherLanguages type={type} record={record} />
      </header>
      <div className={styles.article} lang={readText(record, 'language') || undefined}>
        <Markdown text={readText(record, 'description')} headings />
      </div>
      {record.abilities.rate && <Helpful record={record} asked={asked} />}
    </article>
  )
}

function OtherLanguages({ type, record }: { type: TypeMeta; record: RecordData }) {
  const language = fieldOf(type, 'language')
  const found = useTranslations(record)
  const items = (found.data?.items ?? []).filter(item => item.state === 'published')
  if (items.length === 0) return null
  return (
    <ul className={styles.languages} aria-label={t('article.languages')}>
      {items.map(item => (
        <li key={item.id}>
          <Link to={`/portal/articles/${item.number}`} lang={item.language}>
            {language ? optionLabel(language, item.language) : item.language}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Once for each visit, with the words that led here. */
function useRead(id: string, asked: string | undefined): void {
  const told = useRef('')
  useEffect(() => {
    if (told.current === id) return
    told.current = id
    rememberRead(id, asked)
  }, [id, asked])
}
