import { IconSearch } from '@tabler/icons-react'
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import { useTypes } from '../api/meta.ts'
import { useSearchHits } from '../api/search.ts'
import type { SearchHit, TypeMeta } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { Snippet } from '../kit/Snippet.tsx'
import { StateBadge } from '../kit/StateBadge.tsx'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { useGo, usePageSearch } from '../router/use-page.ts'
import { recordPath } from './paths.ts'
import styles from './SearchPage.module.css'
import { TypeIcon } from './TypeIcon.tsx'
import { useDebounced } from './use-debounced.ts'

export function SearchPage() {
  const { q = '', type: only = '' } = usePageSearch()
  const go = useGo()
  const types = useTypes()
  const [typed, setTyped] = useState(q)
  const settled = useDebounced(typed.trim(), 200)
  const hits = useSearchHits(q, only)
  const all = useSearchHits(q)
  useTitle(q === '' ? t('nav.search') : t('search.titleOf', { words: q }))

  // Only what is typed leads: an address changed from outside must not be written back.
  const follow = useEffectEvent((words: string) => {
    if (words !== q) go('/search', { search: { q: words, type: only || undefined }, replace: true })
  })
  useEffect(() => follow(settled), [settled])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const jump = hits.data?.jump
    const type = jump && types.find(candidate => candidate.type === jump.type)
    if (jump && type) go(recordPath(type, jump))
  }
  const counts = Map.groupBy(all.data?.items ?? [], hit => hit.type)
  const items = hits.data?.items ?? []
  return (
    <div className={styles.page}>
      <h1 className="hidden">{t('nav.search')}</h1>
      <search>
        <form onSubmit={submit}>
          <input
            type="search"
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            value={typed}
            onChange={event => setTyped(event.target.value)}
            // biome-ignore lint/a11y/noAutofocus: the page is its search box
            autoFocus
          />
        </form>
      </search>
      {counts.size > 0 && (
        <fieldset className={styles.tabs} aria-label={t('search.kinds')}>
          <TypeTab
            label={t('search.all')}
            count={all.data?.items.length ?? 0}
            chosen={only === ''}
            type=""
            q={q}
          />
          {types
            .filter(type => counts.has(type.type))
            .map(type => (
              <TypeTab
                key={type.type}
                label={type.labelPlural}
                count={counts.get(type.type)?.length ?? 0}
                chosen={only === type.type}
                type={type.type}
                q={q}
              />
            ))}
        </fieldset>
      )}
      <ProblemNotice error={hits.error} onRetry={() => hits.refetch()} />
      <div aria-live="polite" className="hidden">
        {hits.data && t('search.found', { count: items.length })}
      </div>
      {items.map(hit => (
        <Hit key={`${hit.type}-${hit.id}`} hit={hit} type={types.find(type => type.type === hit.type)} />
      ))}
      {q === '' && (
        <EmptyState
          icon={<IconSearch size={20} stroke={1.5} aria-hidden />}
          title={t('search.begin')}
          why={t('search.beginWhy')}
        />
      )}
      {q !== '' && hits.data && items.length === 0 && (
        <EmptyState
          icon={<IconSearch size={20} stroke={1.5} aria-hidden />}
          title={t('search.nothing', { words: q })}
          why={t('search.nothingWhy')}
          action={
            only !== '' && (
              <Button onClick={() => go('/search', { search: { q } })}>{t('search.widen')}</Button>
            )
          }
        />
      )}
    </div>
  )
}

interface TypeTabProps {
  label: string
  count: number
  chosen: boolean
  type: string
  q: string
}

function TypeTab({ label, count, chosen, type, q }: TypeTabProps) {
  const go = useGo()
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={() => go('/search', { search: { q, type: type || undefined }, replace: true })}
    >
      {label} <span className="quiet tabular">{count}</span>
    </button>
  )
}

function Hit({ hit, type }: { hit: SearchHit; type: TypeMeta | undefined }) {
  if (!type) return null
  const state = type.states.find(candidate => candidate.value === hit.state || candidate.label === hit.state)
  return (
    <Link to={recordPath(type, hit)} className={styles.hit}>
      <span>
        <TypeIcon icon={type.icon} />
        <b className="truncate">{hit.title}</b>
        <span className={styles.end}>
          {state && <StateBadge label={state.label} category={state.category} />}
          <span className="tabular">{hit.number ?? type.label}</span>
          <RelativeTime at={hit.updatedAt} />
        </span>
      </span>
      {hit.snippet && (
        <p>
          <Snippet text={hit.snippet} />
        </p>
      )}
    </Link>
  )
}
