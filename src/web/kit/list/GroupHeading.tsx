// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are laid out by CSS grid, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { t } from '../../messages/t.ts'
import styles from './Groups.module.css'
import type { RowGroup } from './items.ts'

interface Props {
  id: string
  group: RowGroup
  index: number
  top: number
  height: number
  active: boolean
  /** The counts are of the first rows only. */
  partial: boolean
  onToggle: (key: string) => void
}

export function GroupHeading({ id, group, index, top, height, active, partial, onToggle }: Props) {
  const Chevron = group.open ? IconChevronDown : IconChevronRight
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      data-active={active}
      className={styles.heading}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <div role="gridcell" className={styles.cell}>
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={group.open}
          className={styles.toggle}
          onClick={() => onToggle(group.key)}
        >
          <Chevron size={16} stroke={1.5} aria-hidden />
          <strong className="truncate">{group.label}</strong>
          <span className="tabular">
            {partial
              ? t('group.countPartial', { count: group.count })
              : t('list.count', { count: group.count, capped: 'false' })}
          </span>
        </button>
      </div>
    </div>
  )
}

export function Bone({ top, height, index }: { top: number; height: number; index: number }) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy="true"
      className={styles.bone}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <div role="gridcell" aria-label={t('list.loading')}>
        <span />
      </div>
    </div>
  )
}
