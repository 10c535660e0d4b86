// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are laid out by CSS grid, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { FieldMeta, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { classes } from '../classes.ts'
import { nextSort } from './columns.ts'
import styles from './RecordGrid.module.css'

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
  const first = sort.split(',')[0] ?? ''
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
      {columns.map(field => (
        <div key={field.name} role="columnheader" aria-sort={sortOf(first, field.name)}>
          {field.sortable ? (
            <button
              type="button"
              className={classes(styles.sort)}
              onClick={() => onSort(nextSort(first, field.name))}
            >
              <span className="truncate">{field.label}</span>
              {first === field.name && <IconArrowUp size={14} stroke={1.5} aria-hidden />}
              {first === `-${field.name}` && <IconArrowDown size={14} stroke={1.5} aria-hidden />}
            </button>
          ) : (
            <span className="truncate">{field.label}</span>
          )}
        </div>
      ))}
    </div>
  )
}

function sortOf(first: string, name: string): 'ascending' | 'descending' | 'none' {
  if (first === name) return 'ascending'
  return first === `-${name}` ? 'descending' : 'none'
}
