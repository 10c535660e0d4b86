// biome-ignore-all lint/a11y/useSemanticElements: a line that is dragged is a separator with a value, which hr is not
// The line between the list and the record beside it: dragged, or moved with the arrows; pressed twice it goes home.
import type { KeyboardEvent, PointerEvent } from 'react'
import { t } from '../../messages/t.ts'
import styles from './SplitHandle.module.css'
import { homeWidth, leastList, mostList } from './use-split-width.ts'

interface Props {
  width: number
  onWidth: (width: number) => void
}

const step = 20

export function SplitHandle({ width, onWidth }: Props) {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.parentElement?.getBoundingClientRect() ?? { left: 0 }
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onWidth(event.clientX - left)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: width - step, ArrowRight: width + step, Home: leastList, End: mostList }[
      event.key
    ]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onWidth(next)
  }
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={t('list.splitWidth')}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={leastList}
      aria-valuemax={mostList}
      className={styles.handle}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => onWidth(homeWidth)}
      onKeyDown={onKeyDown}
    />
  )
}
