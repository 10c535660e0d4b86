import { IconPlus, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useRunCommand } from '../../api/change-record.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { IconButton } from '../Button.tsx'
import { asRef } from '../field/field-value.ts'
import { Picker } from '../field/Picker.tsx'
import { useRefChoices } from '../field/use-ref-choices.tsx'
import { PersonName } from '../PersonFace.tsx'
import { Popover } from '../Popover.tsx'
import { showProblem } from '../toast.ts'
import styles from './RecordPage.module.css'

export function WatcherList({ type, record }: { type: TypeMeta; record: RecordData }) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const run = useRunCommand(type)
  const watchers = (Array.isArray(record.watchers) ? record.watchers : [])
    .map(asRef)
    .filter(watcher => watcher !== null)
  const canWatch = record.abilities.watch === true
  const change = (command: 'watch' | 'unwatch', person: string) =>
    run.mutate({ record, command, input: { person } }, { onError: showProblem })
  if (watchers.length === 0 && !canWatch) return null
  return (
    <section className={styles.group}>
      <header>
        <h2>{t('watchers.title')}</h2>
        {canWatch && (
          <IconButton ref={anchor} small label={t('watchers.add')} onClick={() => setOpen(!open)}>
            <IconPlus size={16} stroke={1.5} aria-hidden />
          </IconButton>
        )}
      </header>
      <Popover
        anchor={anchor}
        open={open}
        onClose={() => setOpen(false)}
        side="end"
        label={t('watchers.add')}
      >
        <PersonPicker
          selected={watchers.map(watcher => watcher.id)}
          onPick={id => {
            setOpen(false)
            change(watchers.some(watcher => watcher.id === id) ? 'unwatch' : 'watch', id)
          }}
        />
      </Popover>
      <ul>
        {watchers.map(watcher => (
          <li key={watcher.id} className={styles.listed}>
            <PersonName name={watcher.name} />
            {canWatch && (
              <IconButton
                small
                label={t('watchers.remove', { name: watcher.name })}
                onClick={() => change('unwatch', watcher.id)}
              >
                <IconX size={14} stroke={1.5} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function PersonPicker({ selected, onPick }: { selected: string[]; onPick: (id: string) => void }) {
  const [words, setWords] = useState('')
  const { choices, loading } = useRefChoices('person', words)
  return (
    <Picker
      label={t('watchers.add')}
      choices={choices}
      selected={selected}
      onPick={choice => onPick(choice.value)}
      onSearch={setWords}
      loading={loading}
    />
  )
}
