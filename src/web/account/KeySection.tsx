// The keys of the workspace, each of which a person may change: WCAG 2.1.4.
import { type KeyboardEvent, useState } from 'react'
import { useMe, useSavePreferences } from '../api/me.ts'
import { Button } from '../kit/Button.tsx'
import { showProblem } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { keyText, nameOf } from '../shell/acts.ts'
import { keysOf, type Shortcut, shortcutGroups, shortcuts } from '../shell/shortcuts.ts'
import styles from './Keys.module.css'
import { Section } from './Section.tsx'

export function KeySection() {
  const me = useMe()
  const save = useSavePreferences()
  const own = me.preferences.keys
  const keep = (keys: Record<string, string>) => save.mutate({ keys }, { onError: showProblem })
  const set = (id: string, key: string | null) => {
    const { [id]: _, ...others } = own
    keep(key === null ? others : { ...others, [id]: key })
  }
  return (
    <Section title={t('keys.title')} hint={t('keys.hint')}>
      {shortcutGroups.map(group => (
        <section key={group.label} className={styles.group}>
          <h3>{t(group.label)}</h3>
          {group.shortcuts.map(shortcut => (
            <KeyLine key={shortcut.id} shortcut={shortcut} own={own} onSet={key => set(shortcut.id, key)} />
          ))}
        </section>
      ))}
      {Object.keys(own).length > 0 && (
        <Button small onClick={() => keep({})}>
          {t('keys.resetAll')}
        </Button>
      )}
    </Section>
  )
}

interface KeyLineProps {
  shortcut: Shortcut
  own: Record<string, string>
  /** Null gives the default back, an empty text takes the key away. */
  onSet: (key: string | null) => void
}

const unfit = ['escape', 'tab', 'shift', 'control', 'alt', 'meta', 'mod+control', 'mod+meta', 'shift+shift']

function KeyLine({ shortcut, own, onSet }: KeyLineProps) {
  const [listening, setListening] = useState(false)
  const [taken, setTaken] = useState<string | null>(null)
  const label = t(shortcut.label)
  const keys = keysOf(shortcut, own)
  const stop = () => {
    setListening(false)
    setTaken(null)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    const name = nameOf(event.nativeEvent)
    if (name === 'escape') stop()
    if (unfit.includes(name)) return
    const other = shortcuts.find(
      candidate => candidate.id !== shortcut.id && keysOf(candidate, own).includes(name),
    )
    if (other) {
      setTaken(t('keys.taken', { key: keyText(name), act: t(other.label) }))
      return
    }
    onSet(name)
    stop()
  }
  return (
    <div className={styles.line}>
      <span id={`key-${shortcut.id}`}>{label}</span>
      <span className={styles.keys}>
        {keys.map(key => (
          <kbd key={key}>{keyText(key)}</kbd>
        ))}
        {keys.length === 0 && <span className="quiet">{t('keys.none')}</span>}
      </span>
      <span className={styles.acts}>
        <Button
          small
          aria-describedby={`key-${shortcut.id}`}
          aria-pressed={listening}
          onClick={() => setListening(was => !was)}
          onBlur={stop}
          {...(listening ? { onKeyDown: press } : {})}
        >
          {listening ? t('keys.press') : t('keys.change')}
        </Button>
        {own[shortcut.id] === undefined ? (
          <Button small tone="ghost" aria-describedby={`key-${shortcut.id}`} onClick={() => onSet('')}>
            {t('keys.off')}
          </Button>
        ) : (
          <Button small tone="ghost" aria-describedby={`key-${shortcut.id}`} onClick={() => onSet(null)}>
            {t('keys.reset')}
          </Button>
        )}
      </span>
      {taken && (
        <span className={styles.taken} role="alert">
          {taken}
        </span>
      )}
    </div>
  )
}
