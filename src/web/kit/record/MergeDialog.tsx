// Two people changed the same record: both values stand side by side and the person decides.
import { useState } from 'react'
import { fieldOf } from '../../api/meta.ts'
import type { TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { displayText, readField } from '../field/field-value.ts'
import styles from './MergeDialog.module.css'
import type { Conflict, Editing } from './use-editing.ts'

interface Props {
  type: TypeMeta
  conflict: Conflict
  onSettle: Editing['settle']
}

export function MergeDialog({ type, conflict, onSettle }: Props) {
  const { current, edits, changedFields } = conflict
  const [mine, setMine] = useState<Set<string>>(() => new Set(edits.map(({ field }) => field.name)))
  const others = changedFields
    .filter(name => !edits.some(({ field }) => field.name === name))
    .map(name => fieldOf(type, name)?.label ?? name)
  const choose = (name: string, keepMine: boolean) => {
    const next = new Set(mine)
    if (keepMine) next.add(name)
    else next.delete(name)
    setMine(next)
  }
  return (
    <Dialog title={t('merge.title')} onClose={() => onSettle(null)} wide>
      <p>{t('merge.hint')}</p>
      <form
        className={styles.merge}
        onSubmit={event => {
          event.preventDefault()
          onSettle(edits.filter(({ field }) => mine.has(field.name)))
        }}
      >
        {edits.map(({ field, value }) => (
          <fieldset key={field.name}>
            <legend>{field.label}</legend>
            <Side
              name={field.name}
              label={t('merge.yours')}
              text={displayText(field, value)}
              checked={mine.has(field.name)}
              onChoose={() => choose(field.name, true)}
            />
            <Side
              name={field.name}
              label={t('merge.theirs')}
              text={displayText(field, readField(current, field))}
              checked={!mine.has(field.name)}
              onChoose={() => choose(field.name, false)}
            />
          </fieldset>
        ))}
        {others.length > 0 && <p className="quiet">{t('merge.others', { fields: others.join(', ') })}</p>}
        <div className={styles.actions}>
          <Button tone="ghost" onClick={() => onSettle(null)}>
            {t('merge.discard')}
          </Button>
          <Button type="submit" tone="primary">
            {t('merge.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface SideProps {
  name: string
  label: string
  text: string
  checked: boolean
  onChoose: () => void
}

function Side({ name, label, text, checked, onChoose }: SideProps) {
  return (
    <label className={styles.side}>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span>
        <small>{label}</small>
        {text}
      </span>
    </label>
  )
}
