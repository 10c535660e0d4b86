// The kinds of time that people may log, one a line.
import { type FormEvent, useState } from 'react'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { TextArea } from '../kit/field/TextField.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { t } from '../messages/t.ts'
import styles from './Admin.module.css'
import { useSaveSetting } from './use-save-setting.ts'

export const timeKindsKey = 'timeWorked.kinds'

/** What is offered while nobody has set anything else. */
const usual = ['Work', 'Travel', 'Vendor call']

export function TimeKinds({ type, setting }: { type: TypeMeta; setting: RecordData | null }) {
  const save = useSaveSetting(type, timeKindsKey, setting)
  const saved = Array.isArray(setting?.value) ? setting.value.map(String) : usual
  const [lines, setLines] = useState(saved.join('\n'))
  const kinds = [...new Set(lines.split('\n').map(line => line.trim()))].filter(line => line !== '')
  const changed = kinds.join('\n') !== saved.join('\n')
  const canEdit = setting ? setting.abilities.edit === true : type.canCreate
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(kinds)
  }
  return (
    <section className={styles.section} aria-labelledby="time-kinds">
      <h2 id="time-kinds">{t('time.kinds')}</h2>
      <form onSubmit={submit}>
        <TextArea
          label={t('time.kindsLabel')}
          hint={t('time.kindsHint')}
          rows={4}
          disabled={!canEdit}
          value={lines}
          onChange={event => setLines(event.target.value)}
        />
        <ProblemNotice error={save.error} />
        <div className={styles.actions}>
          <Button
            type="submit"
            tone="primary"
            disabled={!changed || kinds.length === 0}
            busy={save.isPending}
          >
            {t('action.save')}
          </Button>
          <Button tone="ghost" disabled={!changed} onClick={() => setLines(saved.join('\n'))}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </section>
  )
}
