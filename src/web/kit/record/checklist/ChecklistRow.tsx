import { IconAsterisk, IconChevronDown, IconChevronUp, IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { type ChecklistItem, useChecklistAct } from '../../../api/checklist.ts'
import { useMe } from '../../../api/me.ts'
import type { RecordData, TypeMeta } from '../../../api/types.ts'
import { t } from '../../../messages/t.ts'
import { IconButton } from '../../Button.tsx'
import { classes } from '../../classes.ts'
import { Menu } from '../../Menu.tsx'
import { shortDateTime } from '../../time.ts'
import { showProblem } from '../../toast.ts'
import styles from './Checklist.module.css'

interface Props {
  type: TypeMeta
  record: RecordData
  item: ChecklistItem
  /** From 1. */
  place: number
  last: boolean
  canEdit: boolean
}

const icon = { size: 14, stroke: 1.5, 'aria-hidden': true }

export function ChecklistRow({ type, record, item, place, last, canEdit }: Props) {
  const me = useMe()
  const [renaming, setRenaming] = useState(false)
  const act = useChecklistAct(type, record)
  const run = (
    command: string,
    input: Record<string, unknown> = {},
    ahead?: (items: ChecklistItem[]) => ChecklistItem[],
  ) =>
    act.mutate(
      { command, input: { item: item.id, ...input }, ...(ahead ? { ahead } : {}) },
      { onError: showProblem },
    )
  const change = (next: Partial<ChecklistItem>) => (items: ChecklistItem[]) =>
    items.map(other => (other.id === item.id ? { ...other, ...next } : other))
  const tick = () => {
    const done = item.done ? null : { at: new Date().toISOString(), by: { id: me.id, name: me.name } }
    run(item.done ? 'untickChecklistItem' : 'tickChecklistItem', {}, change({ done }))
  }
  const move = (to: number) =>
    run('moveChecklistItem', { to }, items =>
      items.filter(other => other.id !== item.id).toSpliced(to - 1, 0, item),
    )
  const rename = (text: string) => {
    setRenaming(false)
    if (text !== '' && text !== item.text) run('editChecklistItem', { text }, change({ text }))
  }
  if (renaming) return <Renaming text={item.text} onDone={rename} />
  const doneBy = item.done
    ? t('checklist.doneBy', { name: item.done.by.name, when: shortDateTime(item.done.at) })
    : undefined
  return (
    <li className={classes(styles.row, item.done !== null && styles.done)}>
      <label data-tip={doneBy}>
        <input type="checkbox" checked={item.done !== null} disabled={!canEdit} onChange={tick} />
        <span>
          {item.mandatory && (
            <>
              <IconAsterisk size={12} stroke={2} className={styles.must} aria-hidden />
              <span className="hidden">{t('checklist.isMandatory')}</span>
            </>
          )}
          {item.text}
        </span>
      </label>
      {canEdit && (
        <span className={styles.acts}>
          <IconButton
            small
            label={t('checklist.up', { item: item.text })}
            disabled={place === 1}
            onClick={() => move(place - 1)}
          >
            <IconChevronUp {...icon} />
          </IconButton>
          <IconButton
            small
            label={t('checklist.down', { item: item.text })}
            disabled={last}
            onClick={() => move(place + 1)}
          >
            <IconChevronDown {...icon} />
          </IconButton>
          <Menu
            label={t('checklist.actsOn', { item: item.text })}
            side="end"
            items={[
              { id: 'rename', label: t('checklist.rename'), onSelect: () => setRenaming(true) },
              {
                id: 'mandatory',
                label: t('checklist.mandatory'),
                checked: item.mandatory,
                onSelect: () =>
                  run(
                    'editChecklistItem',
                    { mandatory: !item.mandatory },
                    change({ mandatory: !item.mandatory }),
                  ),
              },
              {
                id: 'remove',
                label: t('checklist.remove'),
                tone: 'danger',
                apart: true,
                onSelect: () =>
                  run('removeChecklistItem', {}, items => items.filter(other => other.id !== item.id)),
              },
            ]}
            trigger={props => (
              <IconButton small {...props} label={t('checklist.actsOn', { item: item.text })}>
                <IconDots {...icon} />
              </IconButton>
            )}
          />
        </span>
      )}
    </li>
  )
}

function Renaming({ text, onDone }: { text: string; onDone: (text: string) => void }) {
  const [words, setWords] = useState(text)
  return (
    <li className={styles.row}>
      <input
        ref={input => input?.focus()}
        className={styles.add}
        value={words}
        maxLength={300}
        aria-label={t('checklist.rename')}
        onChange={event => setWords(event.target.value)}
        onBlur={() => onDone(words.trim())}
        onKeyDown={event => {
          if (event.key === 'Enter') onDone(words.trim())
          else if (event.key === 'Escape') onDone(text)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
    </li>
  )
}
