// A modal on the browser's own <dialog>: focus stays inside, Escape closes, the page behind is inert.
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { t } from '../messages/t.ts'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './Dialog.module.css'

interface Props {
  title: string
  onClose: () => void
  wide?: boolean
  /** Without the visible title bar: for the palette, which begins with its own input. */
  bare?: boolean
  children: ReactNode
}

export function Dialog({ title, onClose, wide, bare, children }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const dialog = element.current
    if (!dialog) return
    const before = document.activeElement
    dialog.showModal()
    dialog
      .querySelector<HTMLElement>('[data-autofocus], form input, form textarea, form select, form button')
      ?.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])

  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      className={classes(styles.dialog, wide && styles.wide, bare && styles.high)}
      onCancel={event => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
      onMouseDown={event => {
        if (event.target === event.currentTarget) onClose()
      }}
      onKeyDown={event => event.stopPropagation()}
    >
      {bare ? (
        <h2 id={titleId} className="hidden">
          {title}
        </h2>
      ) : (
        <header className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          <IconButton label={t('action.close')} onClick={onClose}>
            <IconX size={16} stroke={1.5} aria-hidden />
          </IconButton>
        </header>
      )}
      {bare ? children : <div className={styles.body}>{children}</div>}
    </dialog>
  )
}
