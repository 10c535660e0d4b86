// Every article an employee may read, by the service it is about; the box on top asks them all.
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTypeByName } from '../api/meta.ts'
import { useRecordPages } from '../api/records.ts'
import type { RecordData } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { asRef, titleOf } from '../kit/field/field-value.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { NotFound } from '../shell/NotFound.tsx'
import { FirstAnswers } from './FirstAnswers.tsx'
import styles from './Portal.module.css'

export function ArticlesPage() {
  const type = useTypeByName('article')
  const [words, setWords] = useState('')
  const pages = useRecordPages('articles', 'state:published original:none', '-updatedAt')
  useTitle(t('article.all'))
  if (!type) return <NotFound />
  const items = (pages.data?.pages ?? []).flatMap(page => page.items)
  return (
    <div className={styles.page}>
      <header>
        <h1>{t('article.all')}</h1>
      </header>
      <search className={styles.search}>
        <IconSearch size={20} stroke={1.5} aria-hidden />
        <input
          type="search"
          aria-label={t('article.search')}
          placeholder={t('article.search')}
          value={words}
          onChange={event => setWords(event.target.value)}
          autoComplete="off"
        />
      </search>
      <FirstAnswers text={words} most={10} />
      <ProblemNotice error={pages.error} onRetry={() => pages.refetch()} />
      {pages.isPending && <Skeleton height={200} />}
      {pages.data && items.length === 0 && <p className="quiet">{t('article.none')}</p>}
      {byService(items).map(([service, articles]) => (
        <section key={service} className={styles.shelf}>
          <h2>{service || t('article.general')}</h2>
          <ul>
            {articles.map(article => (
              <li key={article.id}>
                <Link to={`/portal/articles/${article.number}`}>{titleOf(type, article)}</Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
          {t('article.more')}
        </Button>
      )}
    </div>
  )
}

function byService(items: RecordData[]): [string, RecordData[]][] {
  const shelves = Map.groupBy(items, item => asRef(item.service)?.name ?? '')
  return [...shelves].sort(([a], [b]) => a.localeCompare(b))
}
