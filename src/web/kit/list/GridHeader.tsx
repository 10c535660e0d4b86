// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are laid out by CSS grid, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { FieldMeta, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { classes } from '../classes.ts'
import styles from './RecordGrid.module.css'
import { type SortKey, sortAlsoBy, sortKeys, sortOnlyBy } from './sorting.ts'

interface Props {
  type: TypeMeta
  columns: FieldMeta[]
  template: string
  sort: string
  onSort: (sort: string) => void
  allSelected: boolean
  onSelectAll: () => void
}

export function GridHeader({ type, columns, template, sort, onSort, allSelected, onSelectAll }: Props) {
  const keys = sortKeys(sort)
  return (
    <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns: template }}>
      <div role="columnheader" className={styles.box}>
        {type.capabilities.bulk ? (
          <label>
            <input
              type="checkbox"
              checked={allSelected}
              aria-label={t('list.selectLoaded')}
              onChange={onSelectAll}
            />
          </label>
        ) : (
          <span className="hidden">{t('list.row')}</span>
        )}
      </div>
      {columns.map((field, at) => (
        <div
          key={field.name}
          role="columnheader"
          className={classes(at === 0 && styles.first)}
          aria-sort={sortOf(keys[0], field.name)}
        >
          {field.sortable ? (
            <button
              type="button"
              className={classes(styles.sort, keys.some(key => key.name === field.name) && styles.sorted)}
              data-tip={t('list.sortHint')}
              onClick={event =>
                onSort(event.shiftKey ? sortAlsoBy(sort, field.name) : sortOnlyBy(sort, field.name))
              }
            >
              <span className="truncate">{field.label}</span>
              <SortMark keys={keys} name={field.name} />
            </button>
          ) : (
            <span className="truncate">{field.label}</span>
          )}
        </div>
      ))}
    </div>
  )
}

/** Which way, and as which of several. */
function SortMark({ keys, name }: { keys: SortKey[]; name: string }) {
  const at = keys.findIndex(key => key.name === name)
  const key = keys[at]
  if (!key) return null
  const Arrow = key.descending ? IconArrowDown : IconArrowUp
  return (
    <>
      <Arrow size={14} stroke={1.5} aria-hidden />
      {keys.length > 1 && <small className="tabular">{at + 1}</small>}
      {at > 0 && <span className="hidden">{t(key.descending ? 'list.thenDown' : 'list.thenUp')}</span>}
    </>
  )
}

function sortOf(first: SortKey | undefined, name: string): 'ascending' | 'descending' | 'none' {
  if (first?.name !== name) return 'none'
  return first.descending ? 'descending' : 'ascending'
}
