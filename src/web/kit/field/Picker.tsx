// biome-ignore-all lint/a11y/useKeyWithClickEvents: the input keeps the focus and handles the keys of the list
// A search box over a list of choices: the one control for choosing people, groups, states and options.
import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { t } from '../../messages/t.ts'
import styles from './Field.module.css'

export interface Choice {
  value: string
  label: string
  hint?: string
  mark?: ReactNode
}

interface Props {
  label: string
  choices: Choice[]
  selected: string[]
  onPick: (choice: Choice) => void
  /** Given when the choices come from the server; otherwise the list is filtered here. */
  onSearch?: (words: string) => void
  loading?: boolean
  /** Hears which choice the keys are at: for a preview beside the list. */
  onActive?: (choice: Choice | null) => void
}

export function Picker({ label, choices, selected, onPick, onSearch, loading, onActive }: Props) {
  const [words, setWords] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const needle = words.trim().toLowerCase()
  const shown = onSearch ? choices : choices.filter(choice => choice.label.toLowerCase().includes(needle))
  const current = Math.min(active, shown.length - 1)

  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const at = shown[current]?.value
  const tellActive = useEffectEvent(() => onActive?.(shown[current] ?? null))
  useEffect(() => {
    // The value, not the choice: choices are made anew with each drawing.
    if (at !== '') tellActive()
  }, [at])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(current + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(current - 1, 0))
    else if (event.key === 'Enter') {
      const choice = shown[current]
      if (choice) onPick(choice)
    } else return
    event.preventDefault()
  }

  return (
    <div className={styles.picker}>
      <input
        data-autofocus
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown[current] ? `${id}-${current}` : undefined}
        autoComplete="off"
        placeholder={t('picker.search')}
        value={words}
        onChange={event => {
          setWords(event.target.value)
          setActive(0)
          onSearch?.(event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} role="listbox" aria-label={label} className={styles.options}>
        {shown.map((choice, i) => (
          <div
            key={choice.value}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={selected.includes(choice.value)}
            data-active={i === current}
            className={styles.option}
            onMouseMove={() => setActive(i)}
            onMouseDown={event => event.preventDefault()}
            onClick={() => onPick(choice)}
          >
            {choice.mark}
            <span className="truncate">{choice.label}</span>
            {choice.hint && <small className="truncate">{choice.hint}</small>}
            {selected.includes(choice.value) && <IconCheck size={16} stroke={1.5} aria-hidden />}
          </div>
        ))}
      </div>
      {shown.length === 0 && (
        <div className={styles.none} role="status">
          {loading ? t('picker.loading') : t('picker.none')}
        </div>
      )}
    </div>
  )
}
