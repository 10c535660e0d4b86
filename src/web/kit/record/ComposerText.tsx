// biome-ignore-all lint/a11y/useKeyWithClickEvents: the text box keeps the focus and handles the keys of the list
// The box one writes in: shows names for mentions, offers colleagues after an `@`, takes pasted pictures.
import { IconUsersGroup } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { t } from '../../messages/t.ts'
import { PersonFace } from '../PersonFace.tsx'
import styles from './Composer.module.css'
import { asksForReply } from './insert-text.ts'
import { collapse, expand, type MentionBegun, mentionAt, type Named } from './mentions.ts'
import { useMentionChoices } from './use-mention-choices.ts'

interface Props {
  area: RefObject<HTMLTextAreaElement | null>
  label: string
  placeholder: string
  /** As it is kept: Markdown with mentions. */
  value: string
  readOnly: boolean
  onChange: (value: string) => void
  onFiles: (files: Iterable<File>) => void
  onSend: () => void
  /** A slash where a word would begin: a canned reply is wanted. */
  onSlash: () => void
}

export function ComposerText(props: Props) {
  const { area, label, placeholder, value, readOnly, onChange, onFiles, onSend, onSlash } = props
  const { text, named } = collapse(value)
  const picked = useRef<Named[]>([])
  const [begun, setBegun] = useState<MentionBegun | null>(null)
  const [active, setActive] = useState(0)
  const { choices, loading } = useMentionChoices(begun?.words ?? null)
  const id = useId()
  const current = Math.min(active, choices.length - 1)
  const isOpen = begun !== null && (choices.length > 0 || begun.words.length > 0)

  const keep = (shown: string) => onChange(expand(shown, [...named, ...picked.current]))
  const look = (element: HTMLTextAreaElement) => {
    const { selectionStart: from, selectionEnd: to } = element
    setBegun(from === to ? mentionAt(element.value, from) : null)
    setActive(0)
  }
  const pick = (choice: Named) => {
    if (!begun) return
    picked.current.push(choice)
    const end = begun.from + begun.words.length + 1
    const rest = text.slice(end)
    const gap = rest.startsWith(' ') ? '' : ' '
    keep(`${text.slice(0, begun.from)}@${choice.name}${gap}${rest}`)
    setBegun(null)
    const caret = begun.from + choice.name.length + 2
    window.setTimeout(() => area.current?.setSelectionRange(caret, caret))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return onSend()
    if (!isOpen) {
      if (event.key === 'Escape') event.currentTarget.blur()
      return
    }
    const choice = choices[current]
    if (event.key === 'ArrowDown') setActive(Math.min(current + 1, choices.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(current - 1, 0))
    else if ((event.key === 'Enter' || event.key === 'Tab') && choice) pick(choice)
    else if (event.key === 'Escape') setBegun(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.writing}>
      <textarea
        ref={area}
        className={styles.text}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen && choices[current] ? `${id}-${current}` : undefined}
        placeholder={placeholder}
        value={text}
        readOnly={readOnly}
        onChange={event => {
          keep(event.target.value)
          look(event.target)
          const { nativeEvent } = event
          const typed = nativeEvent instanceof InputEvent ? nativeEvent.data : null
          if (asksForReply(event.target, typed)) onSlash()
        }}
        onClick={event => look(event.currentTarget)}
        onBlur={() => setBegun(null)}
        onPaste={event => {
          if (event.clipboardData.files.length === 0) return
          event.preventDefault()
          onFiles(event.clipboardData.files)
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <div className={styles.names}>
          <div id={id} role="listbox" aria-label={t('composer.mention')}>
            {choices.map((choice, i) => (
              <div
                key={choice.id}
                id={`${id}-${i}`}
                role="option"
                tabIndex={-1}
                aria-selected={i === current}
                className={styles.name}
                onMouseMove={() => setActive(i)}
                onMouseDown={event => event.preventDefault()}
                onClick={() => pick(choice)}
              >
                {choice.type === 'person' ? (
                  <PersonFace name={choice.name} />
                ) : (
                  <IconUsersGroup size={18} stroke={1.5} aria-hidden />
                )}
                <span className="truncate">{choice.name}</span>
              </div>
            ))}
          </div>
          {choices.length === 0 && (
            <p role="status">{loading ? t('picker.loading') : t('composer.noMention')}</p>
          )}
        </div>
      )}
    </div>
  )
}
