import { type FormEvent, useId, useState } from 'react'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { readText } from '../kit/field/field-value.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { t } from '../messages/t.ts'
import styles from './Admin.module.css'
import { useSaveSetting } from './use-save-setting.ts'

/** One value of any kind: yes or no, a number, words, or else its JSON. */
export function SettingRow({ type, setting }: { type: TypeMeta; setting: RecordData }) {
  const save = useSaveSetting(type, readText(setting, 'key'), setting)
  const saved = setting.value ?? null
  const [text, setText] = useState(typeof saved === 'string' ? saved : JSON.stringify(saved, null, 2))
  const [wrong, setWrong] = useState(false)
  const id = useId()
  const canEdit = setting.abilities.edit === true
  const before = typeof saved === 'string' ? saved : JSON.stringify(saved, null, 2)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const value = readValue(text, saved)
    setWrong(value === undefined)
    if (value !== undefined) save.mutate(value)
  }
  const label = readText(setting, 'label') || readText(setting, 'key')
  return (
    <form className={styles.setting} onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      {typeof saved === 'boolean' ? (
        <span>
          <input
            id={id}
            type="checkbox"
            style={{ width: 18, minHeight: 18 }}
            disabled={!canEdit}
            checked={text === 'true'}
            onChange={event => setText(String(event.target.checked))}
          />
        </span>
      ) : saved !== null && typeof saved === 'object' ? (
        <textarea
          id={id}
          rows={4}
          spellCheck={false}
          disabled={!canEdit}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      ) : (
        <input
          id={id}
          type={typeof saved === 'number' ? 'number' : 'text'}
          disabled={!canEdit}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      )}
      <Button type="submit" small disabled={!canEdit || text === before} busy={save.isPending}>
        {t('action.save')}
      </Button>
      {(wrong || save.error) && (
        <div className={styles.error}>
          <ProblemNotice error={wrong ? new Error(t('settings.wrong')) : save.error} />
        </div>
      )}
    </form>
  )
}

/** Undefined means: this is not a value of the kind the setting had. */
function readValue(text: string, before: unknown): unknown {
  if (typeof before === 'string' || before === null) return text
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === typeof before ? value : undefined
  } catch {
    return undefined
  }
}
