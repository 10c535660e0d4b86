// The list of any record type: filter, sort, groups, views, keys, bulk, live rows, and the record beside it.
import { useEffect, useRef } from 'react'
import { useTypeByPlural } from '../../api/meta.ts'
import { useCount } from '../../api/records.ts'
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
import { useTitle } from '../use-title.ts'
import type { VerbId } from '../verbs/questions.ts'
import { leaveTrail } from '../verbs/trail.ts'
import { BulkBar } from './BulkBar.tsx'
import { columnsOf } from './columns.ts'
import { ListActions } from './ListActions.tsx'
import { ListBones } from './ListBones.tsx'
import { ListEmpty } from './ListEmpty.tsx'
import styles from './ListPage.module.css'
import { ManyDialog } from './ManyDialog.tsx'
import { RecordGrid } from './RecordGrid.tsx'
import { SplitHandle } from './SplitHandle.tsx'
import { useCell } from './use-cell.ts'
import { useCursor } from './use-cursor.ts'
import { recordIn, useListActs } from './use-list-acts.ts'
import { useListRows } from './use-list-rows.ts'
import { useListState } from './use-list-state.ts'
import { useListVerbs } from './use-list-verbs.ts'
import { useLiveRows } from './use-live-rows.ts'
import { useSelection } from './use-selection.ts'
import { useSplitWidth } from './use-split-width.ts'
import { ViewTabs } from './ViewTabs.tsx'

export function ListPage() {
  return <ListOf plural={usePageParam('plural')} />
}

/** The list at an address that does not say of which type. */
export function ListOf({ plural }: { plural: string }) {
  const type = useTypeByPlural(plural)
  return type ? <TypeList key={type.plural} type={type} /> : <NotFound />
}

function TypeList({ type }: { type: TypeMeta }) {
  const go = useGo()
  const isPhone = useIsPhone()
  const state = useListState(type)
  const selection = useSelection(`${state.view?.id ?? ''} ${state.q}`)
  const list = useListRows(type, state)
  const { rows } = list
  const open = isPhone ? null : state.open
  const [width, setWidth] = useSplitWidth(`${type.plural}.${state.view?.id ?? ''}`)
  const cursor = useCursor(list.items, open)
  const count = useCount(type.plural, state.q, !list.error)
  const live = useLiveRows(type, state, list)
  const columns = columnsOf(type, state.columns)
  useTitle(type.labelPlural)
  useEffect(() => leaveTrail(type.plural, rows.map(keyOf)), [type.plural, rows])

  const openFully = (record: RecordData) => go(recordPath(type, record))
  const peek = (record: RecordData | null) => state.set({ open: record ? keyOf(record) : undefined })
  const openRow = (record: RecordData, index: number) => {
    cursor.moveTo(index)
    if (open) peek(record)
    else openFully(record)
  }
  const verbs = useListVerbs({ type, list, cursor, selection, peeked: open, onPeek: peek })
  const start = useRef<(verb: VerbId) => void>(verbs.start)
  useEffect(() => {
    start.current = verbs.start
  })
  const cell = useCell(type, columns, verb => start.current(verb))
  useListActs({ type, list, cursor, cell, selection, verbs, peeked: open, onPeek: peek, onOpen: openFully })

  const activeRow = recordIn(cursor.item)
  const total = count.data && !count.data.capped ? count.data.count : null
  return (
    <div className={classes(styles.page, open && styles.split)} style={{ '--list-width': `${width}px` }}>
      <section className={styles.list} aria-label={type.labelPlural}>
        <header className={styles.head}>
          <h1>{type.labelPlural}</h1>
          <span className={classes(styles.count, 'tabular')} role="status">
            {count.data && t('list.count', { count: count.data.count, capped: String(count.data.capped) })}
          </span>
          <ViewTabs
            type={type}
            state={state}
            counted={!list.isPending && (rows.length > 0 || !list.items.length)}
          />
          <span className={styles.space} />
          <ListActions
            type={type}
            state={state}
            isSplit={open !== null}
            onSplit={() => peek(open ? null : activeRow)}
          />
        </header>
        <FilterBar type={type} q={state.q} onChange={q => state.set({ q })} />
        {list.error !== null && (
          <div className={styles.notice}>
            <ProblemNotice error={list.error} onRetry={list.retry} />
          </div>
        )}
        {list.isPending && <ListBones />}
        {!list.isPending && list.items.length === 0 && !list.error && <ListEmpty type={type} state={state} />}
        {list.items.length > 0 && (
          <RecordGrid
            type={type}
            columns={columns}
            list={list}
            total={total === null || list.isGrouped ? null : total + 1}
            compact={isPhone || open !== null}
            density={state.density}
            sort={state.sort}
            onSort={sort => state.set({ sort })}
            cursor={cursor}
            cell={cell}
            onOpen={openRow}
            selection={selection}
            live={live}
            placeKey={`${type.plural} ${state.q} ${state.sort} ${state.groupBy}`}
          />
        )}
        <BulkBar
          type={type}
          selection={selection}
          total={total}
          loaded={rows.length}
          onChoose={verbs.setMany}
        />
        {open && <SplitHandle width={width} onWidth={setWidth} />}
      </section>
      {open && (
        <section className={styles.aside} aria-label={open}>
          <RecordPage key={open} type={type} id={open} embedded onClose={() => peek(null)} />
        </section>
      )}
      {verbs.dialog}
      {verbs.many && (
        <ManyDialog
          type={type}
          question={verbs.many}
          ids={[...selection.ids]}
          target={selection.whole ? { q: state.q } : { ids: [...selection.ids] }}
          onAsk={verbs.setMany}
          onClose={done => {
            verbs.setMany(null)
            if (!done) return
            selection.clear()
            // What this act moved up is not news to who did it.
            live.refresh()
          }}
        />
      )}
    </div>
  )
}

const keyOf = (record: RecordData): string => record.number ?? record.id
