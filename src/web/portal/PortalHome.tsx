import { IconPlus, IconSearch } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useMe } from '../api/me.ts'
import { useShortList } from '../api/records.ts'
import { useSearchHits } from '../api/search.ts'
import { buttonClass } from '../kit/Button.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { useGo } from '../router/use-page.ts'
import { useDebounced } from '../shell/use-debounced.ts'
import { FirstAnswers } from './FirstAnswers.tsx'
import styles from './Portal.module.css'
import { isOver } from './plain-state.ts'
import { TicketRow } from './TicketRow.tsx'
import { useIssueType } from './use-issue-type.ts'

export function PortalHome() {
  const me = useMe()
  const type = useIssueType()
  const mine = useShortList(type.plural, 'requester:me', '-updatedAt', 30)
  const open = (mine.data?.items ?? []).filter(record => !isOver(record))
  useTitle('')
  return (
    <>
      <div className={styles.hero}>
        <h1>{t('portal.hello', { name: me.name.split(' ')[0] ?? me.name })}</h1>
        <NeedBox />
        <div className={styles.ways}>
          <Link to="/portal/new" className={buttonClass('primary')}>
            <IconPlus size={18} stroke={1.5} aria-hidden />
            {t('portal.report')}
          </Link>
          <Link to="/portal/tickets" className={buttonClass()}>
            {t('portal.allMyRequests')}
          </Link>
          <Link to="/portal/articles" className={buttonClass()}>
            {t('article.all')}
          </Link>
        </div>
      </div>
      <section className={styles.section} aria-labelledby="open-requests">
        <header>
          <h2 id="open-requests">{t('portal.openRequests')}</h2>
        </header>
        <ProblemNotice error={mine.error} onRetry={() => mine.refetch()} />
        {mine.isPending && <Skeleton height={72} />}
        {open.map(record => (
          <TicketRow key={record.id} type={type} record={record} />
        ))}
        {mine.data && open.length === 0 && <p className="quiet">{t('portal.nothingOpen')}</p>}
      </section>
    </>
  )
}

/** One box: what it finds among the person's own requests, and the way to report what it does not find. */
function NeedBox() {
  const type = useIssueType()
  const go = useGo()
  const [words, setWords] = useState('')
  const asked = useDebounced(words.trim(), 150)
  const hits = useSearchHits(asked, type.type)
  const report = () => go('/portal/new', { search: { title: words.trim() || undefined } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { jump } = hits.data ?? {}
    if (jump) go(`/portal/tickets/${jump.number}`)
    else report()
  }
  return (
    <search>
      <form onSubmit={submit} className={styles.search}>
        <IconSearch size={20} stroke={1.5} aria-hidden />
        <input
          type="search"
          aria-label={t('portal.need')}
          placeholder={t('portal.need')}
          value={words}
          onChange={event => setWords(event.target.value)}
          autoComplete="off"
        />
      </form>
      <FirstAnswers text={words} />
      {words.trim() !== '' && (
        <div className={styles.found} aria-live="polite">
          <button type="button" onClick={report}>
            <IconPlus size={18} stroke={1.5} aria-hidden />
            <span>
              {t('portal.reportThis')} <strong>{words.trim()}</strong>
            </span>
          </button>
          {asked !== '' &&
            hits.data?.items.slice(0, 5).map(hit => (
              <Link key={hit.id} to={`/portal/tickets/${hit.number ?? hit.id}`}>
                <span className="truncate">{hit.title}</span>
                <small className="quiet tabular">{hit.number}</small>
              </Link>
            ))}
        </div>
      )}
    </search>
  )
}
