// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are laid out by CSS grid, which table elements cannot be
// The list itself: only the rows in sight exist, and what follows is fetched before they run out.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef } from 'react'
import type { Density, FieldMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { classes } from '../classes.ts'
import { rowHeight } from '../theme/scheme.ts'
import { CompactRow } from './CompactRow.tsx'
import { gridTemplate, leastWidth } from './columns.ts'
import { GridHeader } from './GridHeader.tsx'
import { GridRow } from './GridRow.tsx'
import { Bone, GroupHeading } from './GroupHeading.tsx'
import styles from './RecordGrid.module.css'
import type { Cell } from './use-cell.ts'
import type { Cursor } from './use-cursor.ts'
import type { ListRows } from './use-list-rows.ts'
import type { LiveRows } from './use-live-rows.ts'
import { usePlace } from './use-place.ts'
import type { Selection } from './use-selection.ts'

interface Props {
  type: TypeMeta
  columns: FieldMeta[]
  list: ListRows
  total: number | null
  compact: boolean
  density: Density
  sort: string
  onSort: (sort: string) => void
  cursor: Cursor
  cell: Cell
  onOpen: (record: RecordData, index: number) => void
  selection: Selection
  live: LiveRows
  /** Where the list was left: Back must find it again. */
  placeKey: string
}

const headHeight = 32
const compactHeight = 60
const groupHeight = 36

export function RecordGrid(props: Props) {
  const { type, columns, list, total, compact, cursor, cell, selection, live, placeKey } = props
  const { items, rows } = list
  const { active } = cursor
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const size = compact ? compactHeight : rowHeight(props.density)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (items[index]?.kind === 'group' ? groupHeight : size),
    overscan: 14,
    initialOffset: usePlace(scroller, placeKey),
    scrollPaddingStart: headHeight,
    getItemKey: index => items[index]?.key ?? index,
  })
  const shown = virtual.getVirtualItems()
  const first = shown[0]?.index ?? 0
  const last = shown.at(-1)?.index ?? 0
  const { onSeen } = list

  useEffect(() => onSeen(first, last), [first, last, onSeen])

  // biome-ignore lint/correctness/useExhaustiveDependencies: other heights need measuring again
  useEffect(() => virtual.measure(), [size, items])

  const followed = useRef(active)
  useEffect(() => {
    if (followed.current === active) return
    followed.current = active
    if (active >= 0 && active < items.length) virtual.scrollToIndex(active)
  }, [active, items.length, virtual])

  const template = gridTemplate(type, columns)
  const Row = compact ? CompactRow : GridRow
  const activeKey = items[active]?.key
  return (
    <div className={styles.frame} style={{ '--row': `${rowHeight(props.density)}px` }}>
      {live.newCount > 0 && (
        <Button
          small
          tone="primary"
          className={styles.pill}
          onClick={() => {
            live.refresh()
            cursor.moveTo(0)
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
        aria-activedescendant={activeKey ? `${id}-${activeKey}` : undefined}
        className={classes(styles.scroller, selection.ids.size > 0 && styles.picking)}
        onKeyDown={event => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
          if (step === null || event.shiftKey || event.target !== event.currentTarget) return
          event.preventDefault()
          cursor.move(step)
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
            {shown.map(({ key, index, start, size: height }) => {
              const item = items[index]
              if (!item) return null
              if (item.kind === 'bone') return <Bone key={key} top={start} height={height} index={index} />
              if (item.kind === 'group')
                return (
                  <GroupHeading
                    key={key}
                    id={`${id}-${item.key}`}
                    group={item.group}
                    index={index}
                    top={start}
                    height={height}
                    active={index === active}
                    partial={list.partial}
                    onToggle={list.toggleGroup}
                  />
                )
              const { record } = item
              return (
                <Row
                  key={key}
                  id={`${id}-${item.key}`}
                  type={type}
                  columns={columns}
                  template={template}
                  record={record}
                  index={index}
                  top={start}
                  active={index === active}
                  selected={selection.whole || selection.ids.has(record.id)}
                  flashing={live.flashing.has(record.id)}
                  gone={live.gone.has(record.id)}
                  cell={cell}
                  onCell={(at, column) => {
                    cursor.moveTo(at)
                    cell.choose(column)
                  }}
                  onToggle={selection.toggle}
                  onOpen={props.onOpen}
                />
              )
            })}
          </div>
        </div>
      </div>
    </div>
  )
}
