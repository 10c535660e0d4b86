// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are laid out by CSS grid, which table elements cannot be
// The list itself: only the rows in sight exist, and the next page is fetched before they run out.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useMe } from '../../api/me.ts'
import type { FieldMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { classes } from '../classes.ts'
import { rowHeight } from '../theme/scheme.ts'
import { CompactRow } from './CompactRow.tsx'
import { gridTemplate, leastWidth } from './columns.ts'
import { GridHeader } from './GridHeader.tsx'
import { GridRow } from './GridRow.tsx'
import styles from './RecordGrid.module.css'
import type { LiveRows } from './use-live-rows.ts'
import type { Selection } from './use-selection.ts'

interface Props {
  type: TypeMeta
  columns: FieldMeta[]
  rows: RecordData[]
  total: number | null
  compact: boolean
  sort: string
  onSort: (sort: string) => void
  active: number
  onActive: (index: number) => void
  onOpen: (record: RecordData, index: number) => void
  selection: Selection
  live: LiveRows
  hasMore: boolean
  onMore: () => void
  /** Where the list was left: Back must find it again. */
  placeKey: string
  children?: ReactNode
}

const headHeight = 32
const compactHeight = 60
const early = 40
const places = new Map<string, number>()

export function RecordGrid(props: Props) {
  const {
    type,
    columns,
    rows,
    total,
    compact,
    active,
    selection,
    live,
    hasMore,
    onMore,
    onActive,
    placeKey,
  } = props
  const me = useMe()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const size = compact ? compactHeight : rowHeight(me.preferences.density)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: 14,
    initialOffset: () => places.get(placeKey) ?? 0,
    scrollPaddingStart: headHeight,
    getItemKey: index => rows[index]?.id ?? index,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (hasMore && last > rows.length - early) onMore()
  }, [last, rows.length, hasMore, onMore])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height needs measuring again
  useEffect(() => virtual.measure(), [size])

  const followed = useRef(active)
  useEffect(() => {
    if (followed.current === active) return
    followed.current = active
    if (active >= 0 && active < rows.length) virtual.scrollToIndex(active)
  }, [active, rows.length, virtual])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const remember = () => places.set(placeKey, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [placeKey])

  const template = gridTemplate(type, columns)
  const Row = compact ? CompactRow : GridRow
  return (
    <div className={styles.frame}>
      {live.newCount > 0 && (
        <Button
          small
          tone="primary"
          className={styles.pill}
          onClick={() => {
            live.refresh()
            onActive(0)
            scroller.current?.scrollTo({ top: 0 })
          }}
        >
          {t('list.newCount', { count: live.newCount })}
        </Button>
      )}
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={type.labelPlural}
        aria-rowcount={total ?? -1}
        aria-multiselectable={type.capabilities.bulk || undefined}
        aria-activedescendant={rows[active] ? `${id}-${rows[active].id}` : undefined}
        className={classes(styles.scroller, selection.ids.size > 0 && styles.picking)}
        onKeyDown={event => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (step === 0 || event.target !== event.currentTarget) return
          event.preventDefault()
          onActive(Math.max(0, Math.min(rows.length - 1, active + step)))
        }}
      >
        <div role="presentation" style={compact ? undefined : { minWidth: leastWidth(type, columns) }}>
          {!compact && (
            <GridHeader
              type={type}
              columns={columns}
              template={template}
              sort={props.sort}
              onSort={props.onSort}
              allSelected={rows.length > 0 && rows.every(row => selection.ids.has(row.id))}
              onSelectAll={() =>
                selection.ids.size > 0 ? selection.clear() : selection.add(rows.map(row => row.id))
              }
            />
          )}
          <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
            {items.map(item => {
              const record = rows[item.index]
              return record ? (
                <Row
                  key={item.key}
                  id={`${id}-${record.id}`}
                  type={type}
                  columns={columns}
                  template={template}
                  record={record}
                  index={item.index}
                  top={item.start}
                  active={item.index === active}
                  selected={selection.whole || selection.ids.has(record.id)}
                  flashing={live.flashing.has(record.id)}
                  gone={live.gone.has(record.id)}
                  onToggle={selection.toggle}
                  onOpen={props.onOpen}
                />
              ) : null
            })}
          </div>
        </div>
        {props.children}
      </div>
    </div>
  )
}
