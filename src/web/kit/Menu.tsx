import { IconCheck } from '@tabler/icons-react'
import { type ComponentProps, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { classes } from './classes.ts'
import styles from './Menu.module.css'
import { Popover } from './Popover.tsx'
import type { Side } from './popover-place.ts'

export interface MenuItem {
  id: string
  label: string
  icon?: ReactNode
  tone?: 'default' | 'danger'
  hint?: string
  checked?: boolean
  /** Draws a line above. */
  apart?: boolean
  onSelect: () => void
}

interface Props {
  label: string
  items: MenuItem[]
  side?: Side
  heading?: string
  trigger: (props: ComponentProps<'button'>) => ReactNode
}

export function Menu({ label, items, side, heading, trigger }: Props) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  return (
    <>
      {trigger({
        ref: anchor,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onClick: () => setOpen(was => !was),
        onKeyDown: event => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        },
      })}
      <Popover
        anchor={anchor}
        open={open}
        onClose={() => setOpen(false)}
        {...(side ? { side } : {})}
        label={label}
      >
        {heading && <div className={styles.heading}>{heading}</div>}
        <div role="menu" aria-label={label} className={styles.menu} onKeyDown={moveByKey} tabIndex={-1}>
          {items.map(item => (
            <Row key={item.id} item={item} onDone={() => setOpen(false)} />
          ))}
        </div>
      </Popover>
    </>
  )
}

function Row({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const role =
    item.checked === undefined
      ? { role: 'menuitem' }
      : { role: 'menuitemcheckbox', 'aria-checked': item.checked }
  return (
    <>
      {item.apart && <hr className={styles.line} style={{ border: 0 }} />}
      <button
        type="button"
        {...role}
        tabIndex={-1}
        className={classes(styles.item, item.tone === 'danger' && styles.danger)}
        onClick={() => {
          onDone()
          item.onSelect()
        }}
      >
        {item.icon}
        <span>{item.label}</span>
        {item.checked && <IconCheck size={16} stroke={1.5} className={styles.end} aria-hidden />}
        {item.hint && <kbd className={styles.end}>{item.hint}</kbd>}
      </button>
    </>
  )
}

function moveByKey(event: KeyboardEvent<HTMLElement>) {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
  const active = document.activeElement
  const at = active instanceof HTMLElement ? rows.indexOf(active) : -1
  const to = nextIndex(event.key, at, rows)
  if (to === null) return
  event.preventDefault()
  rows[to]?.focus()
}

function nextIndex(key: string, at: number, rows: HTMLElement[]): number | null {
  if (key === 'ArrowDown') return (at + 1) % rows.length
  if (key === 'ArrowUp') return (at - 1 + rows.length) % rows.length
  if (key === 'Home') return 0
  if (key === 'End') return rows.length - 1
  if (key.length !== 1) return null
  const found = rows.findIndex(
    (row, i) => i > at && row.textContent?.toLowerCase().startsWith(key.toLowerCase()),
  )
  return found >= 0 ? found : null
}
