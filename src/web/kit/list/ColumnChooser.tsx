import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useLayoutEffect, useRef } from 'react'
import type { FieldMeta, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button, IconButton } from '../Button.tsx'
import { columnsOf } from './columns.ts'
import styles from './Display.module.css'
import type { ListState } from './use-list-state.ts'

interface Props {
  type: TypeMeta
  state: ListState
}

const icon = { size: 14, stroke: 1.5, 'aria-hidden': true }

/** Which columns, and in which order: those shown stand first, as they stand in the list. */
export function ColumnChooser({ type, state }: Props) {
  const shown = columnsOf(type, state.columns)
  const list = useRef<HTMLDivElement>(null)
  const moved = useRef('')
  useLayoutEffect(() => {
    // A row that stands elsewhere now was taken out and put in again; whoever uses it by keyboard stays on it.
    if (moved.current === '' || list.current?.contains(document.activeElement)) return
    const row = list.current?.querySelector(`[data-column="${CSS.escape(moved.current)}"]`)
    row?.querySelector('input')?.focus({ preventScroll: true })
  })
  const hidden = type.fields.filter(field => field.kind !== 'longText' && !shown.includes(field))
  const choose = (fields: FieldMeta[], of: FieldMeta) => {
    moved.current = of.name
    const next = fields.map(field => field.name).join()
    state.set({ columns: next === '' || next === type.listColumns.join() ? undefined : next })
  }
  const swap = (at: number, step: 1 | -1) => {
    const next = [...shown]
    const [one, two] = [next[at], next[at + step]]
    if (!one || !two) return
    next[at] = two
    next[at + step] = one
    choose(next, one)
  }
  return (
    <fieldset className={styles.columns}>
      <legend>{t('list.columns')}</legend>
      <div ref={list} className={styles.list}>
        {shown.map((field, at) => (
          <div key={field.name} data-column={field.name} className={styles.column}>
            <label>
              <input
                type="checkbox"
                checked
                disabled={shown.length === 1}
                onChange={() =>
                  choose(
                    shown.filter(other => other !== field),
                    field,
                  )
                }
              />
              <span className="truncate">{field.label}</span>
            </label>
            <IconButton
              small
              label={t('display.before', { column: field.label })}
              disabled={at === 0}
              onClick={() => swap(at, -1)}
            >
              <IconArrowUp {...icon} />
            </IconButton>
            <IconButton
              small
              label={t('display.behind', { column: field.label })}
              disabled={at === shown.length - 1}
              onClick={() => swap(at, 1)}
            >
              <IconArrowDown {...icon} />
            </IconButton>
          </div>
        ))}
        {hidden.map(field => (
          <div key={field.name} data-column={field.name} className={styles.column}>
            <label>
              <input type="checkbox" checked={false} onChange={() => choose([...shown, field], field)} />
              <span className="truncate">{field.label}</span>
            </label>
          </div>
        ))}
      </div>
      {state.columns.length > 0 && (
        <Button small tone="ghost" onClick={() => state.set({ columns: undefined })}>
          {t('display.ownColumns')}
        </Button>
      )}
    </fieldset>
  )
}
