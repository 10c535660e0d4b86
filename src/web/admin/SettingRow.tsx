import { type FormEvent, useId, useState } from 'react'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { t } from '../messages/t.ts'
import styles from './Admin.module.css'
import type { KnownSetting } from './known-settings.ts'
import { useSaveSetting } from './use-save-setting.ts'

interface Props {
  type: TypeMeta
  known: KnownSetting
  /** Null while nobody has set it. */
  setting: RecordData | null
}

/** One value of words or a number, with what it does. */
export function SettingRow({ type, known, setting }: Props) {
  const save = useSaveSetting(type, known.key, setting)
  const saved = String(setting?.value ?? known.usual)
  const [text, setText] = useState(saved)
  const id = useId()
  const isNumber = typeof known.usual === 'number'
  const canEdit = setting ? setting.abilities.edit === true : type.canCreate
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(isNumber ? Number(text) : text.trim())
  }
  return (
    <form className={styles.setting} onSubmit={submit}>
      <div>
        <label htmlFor={id}>{t(known.label)}</label>
        <small id={`${id}-hint`}>{t(known.hint)}</small>
      </div>
      {known.choices ? (
        <select
          id={id}
          aria-describedby={`${id}-hint`}
          disabled={!canEdit}
          value={text}
          onChange={event => setText(event.target.value)}
        >
          {Object.entries(known.choices).map(([value, word]) => (
            <option key={value} value={value}>
              {t(word)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type={isNumber ? 'number' : 'text'}
          min={isNumber ? 0 : undefined}
          required={isNumber || saved !== ''}
          aria-describedby={`${id}-hint`}
          disabled={!canEdit}
          value={text}
          onChange={event => setText(event.target.value)}
        />
      )}
      <Button type="submit" disabled={!canEdit || text === saved} busy={save.isPending}>
        {t('action.save')}
      </Button>
      {save.error && (
        <div className={styles.error}>
          <ProblemNotice error={save.error} />
        </div>
      )}
    </form>
  )
}
