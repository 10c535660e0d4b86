import { IconListCheck } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { useChecklist, useChecklistAct } from '../../../api/checklist.ts'
import type { RecordData, TypeMeta } from '../../../api/types.ts'
import { t } from '../../../messages/t.ts'
import { IconButton } from '../../Button.tsx'
import { Picker } from '../../field/Picker.tsx'
import { useRefChoices } from '../../field/use-ref-choices.tsx'
import { Popover } from '../../Popover.tsx'
import { showProblem } from '../../toast.ts'
import page from '../RecordPage.module.css'
import styles from './Checklist.module.css'
import { ChecklistRow } from './ChecklistRow.tsx'

/** What has to be done on a record: ticked off one by one, added to by typing and Enter. */
export function ChecklistPanel({ type, record }: { type: TypeMeta; record: RecordData }) {
  const checklist = useChecklist(type.plural, record.id)
  const { items = [], done = 0, total = 0 } = checklist.data ?? {}
  const canEdit = record.abilities.addChecklistItem === true
  if (!checklist.data || (total === 0 && !canEdit)) return null
  const open = items.filter(item => item.mandatory && !item.done).length
  return (
    <section className={page.group} aria-label={t('checklist.title')}>
      <header>
        <h2>
          {t('checklist.title')}
          {total > 0 && (
            <span className={styles.count} aria-hidden>
              {done}/{total}
            </span>
          )}
        </h2>
        {canEdit && <TemplateButton type={type} record={record} />}
      </header>
      {total > 0 && (
        <progress
          className={styles.bar}
          value={done}
          max={total}
          aria-label={t('checklist.progress', { done, total })}
        />
      )}
      <ul>
        {items.map((item, index) => (
          <ChecklistRow
            key={item.id}
            type={type}
            record={record}
            item={item}
            place={index + 1}
            last={index === items.length - 1}
            canEdit={canEdit}
          />
        ))}
      </ul>
      {open > 0 && <p className={styles.hint}>{t('checklist.stillOpen', { count: open })}</p>}
      {canEdit && <AddItem type={type} record={record} />}
    </section>
  )
}

function AddItem({ type, record }: { type: TypeMeta; record: RecordData }) {
  const [text, setText] = useState('')
  const act = useChecklistAct(type, record)
  const add = (event: FormEvent) => {
    event.preventDefault()
    const words = text.trim()
    if (words === '') return
    const mandatory = words.startsWith('!')
    const input = { text: words.replace(/^!\s*/, ''), mandatory }
    if (input.text === '') return
    setText('')
    act.mutate(
      { command: 'addChecklistItem', input },
      {
        onError: error => {
          // What was typed is not lost.
          setText(words)
          showProblem(error)
        },
      },
    )
  }
  return (
    <form onSubmit={add}>
      <input
        className={styles.add}
        value={text}
        maxLength={300}
        aria-label={t('checklist.add')}
        placeholder={t('checklist.add')}
        data-tip={t('checklist.addHint')}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') setText('')
        }}
      />
    </form>
  )
}

function TemplateButton({ type, record }: { type: TypeMeta; record: RecordData }) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const act = useChecklistAct(type, record)
  const apply = (template: string) => {
    setOpen(false)
    act.mutate({ command: 'applyChecklist', input: { template } }, { onError: showProblem })
  }
  return (
    <>
      <IconButton ref={anchor} small label={t('checklist.fromTemplate')} onClick={() => setOpen(!open)}>
        <IconListCheck size={16} stroke={1.5} aria-hidden />
      </IconButton>
      <Popover
        anchor={anchor}
        open={open}
        onClose={() => setOpen(false)}
        side="end"
        label={t('checklist.fromTemplate')}
      >
        <TemplatePicker onPick={apply} />
      </Popover>
    </>
  )
}

function TemplatePicker({ onPick }: { onPick: (id: string) => void }) {
  const [words, setWords] = useState('')
  const { choices, loading } = useRefChoices('checklist_template', words)
  return (
    <Picker
      label={t('checklist.fromTemplate')}
      choices={choices}
      selected={[]}
      onPick={choice => onPick(choice.value)}
      onSearch={setWords}
      loading={loading}
    />
  )
}
