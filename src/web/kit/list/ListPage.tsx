// The list of any record type: filter, sort, views, keys, bulk, live rows, and the record beside it.
import { useCallback, useState } from 'react'
import { useTypeByPlural } from '../../api/meta.ts'
import { useCount, useRecordPages } from '../../api/records.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { useGo, usePageParam } from '../../router/use-page.ts'
import { NotFound } from '../../shell/NotFound.tsx'
import { recordPath } from '../../shell/paths.ts'
import { useIsPhone } from '../../shell/use-is-phone.ts'
import { classes } from '../classes.ts'
import { FilterBar } from '../filter/FilterBar.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { RecordPage } from '../record/RecordPage.tsx'
import { Skeleton } from '../Skeleton.tsx'
import { useTitle } from '../use-title.ts'
import { BulkBar } from './BulkBar.tsx'
import { type BulkChoice, BulkDialog } from './BulkDialog.tsx'
import { columnsOf } from './columns.ts'
import { ListActions } from './ListActions.tsx'
import { ListEmpty } from './ListEmpty.tsx'
import styles from './ListPage.module.css'
import { RecordGrid } from './RecordGrid.tsx'
import { useListActs } from './use-list-acts.ts'
import { useListState } from './use-list-state.ts'
import { useLiveRows } from './use-live-rows.ts'
import { useSelection } from './use-selection.ts'
import { ViewTabs } from './ViewTabs.tsx'

export function ListPage() {
  const plural = usePageParam('plural')
  const type = useTypeByPlural(plural)
  return type ? <TypeList key={type.plural} type={type} /> : <NotFound />
}

const noRows: RecordData[] = []
const bones = [
  '92%',
  '74%',
  '86%',
  '69%',
  '80%',
  '90%',
  '66%',
  '77%',
  '84%',
  '71%',
  '88%',
  '63%',
  '79%',
  '68%',
]

function TypeList({ type }: { type: TypeMeta }) {
  const go = useGo()
  const isPhone = useIsPhone()
  const state = useListState(type)
  const selection = useSelection()
  const [bulk, setBulk] = useState<BulkChoice | null>(null)
  const pages = useRecordPages(type.plural, state.q, state.sort)
  const rows = pages.data ? pages.data.pages.flatMap(page => page.items) : noRows
  const [active, setActive] = useState(0)
  const count = useCount(type.plural, state.q, !pages.isError)
  const live = useLiveRows(type, state.q, state.sort, rows)
  const open = isPhone ? null : state.open
  useTitle(type.labelPlural)

  const openFully = (record: RecordData) => go(recordPath(type, record))
  const peek = (record: RecordData | null) =>
    state.set({ open: record ? (record.number ?? record.id) : undefined })
  const openRow = (record: RecordData, index: number) => {
    setActive(index)
    if (open) peek(record)
    else openFully(record)
  }
  useListActs({
    type,
    rows,
    active,
    onActive: setActive,
    selection,
    peeked: open,
    onPeek: peek,
    onOpen: openFully,
    onChoose: setBulk,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])

  const activeRow = rows[active]
  const chosenIds = selection.ids.size > 0 ? [...selection.ids] : activeRow ? [activeRow.id] : []
  return (
    <div className={classes(styles.page, open && styles.split)}>
      <section className={styles.list} aria-label={type.labelPlural}>
        <header className={styles.head}>
          <h1>{type.labelPlural}</h1>
          <span className={classes(styles.count, 'tabular')} role="status">
            {count.data && t('list.count', { count: count.data.count, capped: String(count.data.capped) })}
          </span>
          <ViewTabs type={type} state={state} />
          <span className={styles.space} />
          <ListActions
            type={type}
            state={state}
            isSplit={open !== null}
            onSplit={() => peek(open ? null : (activeRow ?? null))}
          />
        </header>
        <FilterBar type={type} q={state.q} onChange={q => state.set({ q })} />
        {pages.error && (
          <div className={styles.notice}>
            <ProblemNotice error={pages.error} onRetry={() => pages.refetch()} />
          </div>
        )}
        {pages.isPending && (
          <div className={styles.bones} aria-busy="true" aria-label={t('list.loading')} role="status">
            {bones.map(width => (
              <Skeleton key={width} width={width} />
            ))}
          </div>
        )}
        {pages.data && rows.length === 0 && !pages.error && <ListEmpty type={type} state={state} />}
        {rows.length > 0 && (
          <RecordGrid
            type={type}
            columns={columnsOf(type, state.columns)}
            rows={rows}
            total={count.data && !count.data.capped ? count.data.count + 1 : null}
            compact={isPhone || open !== null}
            sort={state.sort}
            onSort={sort => state.set({ sort })}
            active={active}
            onActive={setActive}
            onOpen={openRow}
            selection={selection}
            live={live}
            hasMore={hasNextPage}
            onMore={more}
            placeKey={`${type.plural} ${state.q} ${state.sort}`}
          />
        )}
        <BulkBar
          type={type}
          selection={selection}
          total={count.data && !count.data.capped ? count.data.count : null}
          loaded={rows.length}
          onChoose={setBulk}
        />
      </section>
      {open && (
        <section className={styles.aside} aria-label={open}>
          <RecordPage key={open} type={type} id={open} embedded onClose={() => peek(null)} />
        </section>
      )}
      {bulk && (
        <BulkDialog
          type={type}
          choice={bulk}
          target={selection.whole ? { q: state.q } : { ids: chosenIds }}
          onClose={done => {
            setBulk(null)
            if (done) selection.clear()
          }}
        />
      )}
    </div>
  )
}
