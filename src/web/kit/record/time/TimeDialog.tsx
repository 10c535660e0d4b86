// Time entered by hand, or an entry put right.
import { type FormEvent, useState } from 'react'
import { type TimeEntry, useTimeAct } from '../../../api/time-worked.ts'
import type { RecordData, TypeMeta } from '../../../api/types.ts'
import { t } from '../../../messages/t.ts'
import { Button } from '../../Button.tsx'
import { Dialog } from '../../Dialog.tsx'
import { SelectField, TextField } from '../../field/TextField.tsx'
import { ProblemNotice } from '../../ProblemNotice.tsx'
import { toLocalInput } from '../../time.ts'
import { showToast } from '../../toast.ts'
import { minutesText, readMinutes } from './durations.ts'
import styles from './TimeWorked.module.css'

interface Props {
  type: TypeMeta
  record: RecordData
  kinds: string[]
  /** The entry to correct; null: a new one. */
  entry: TimeEntry | null
  onClose: () => void
}

export function TimeDialog({ type, record, kinds, entry, onClose }: Props) {
  const act = useTimeAct(type, record)
  const today = toLocalInput(new Date().toISOString()).slice(0, 10)
  const [spent, setSpent] = useState(entry ? minutesText(entry.minutes) : '')
  const [kind, setKind] = useState(entry?.kind ?? kinds[0] ?? '')
  const [workedOn, setWorkedOn] = useState(entry?.workedOn ?? today)
  const [billable, setBillable] = useState(entry?.billable ?? false)
  const [note, setNote] = useState(entry?.note ?? '')
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const minutes = readMinutes(spent)
    setWrong(minutes === null)
    if (minutes === null) return
    const input = { minutes, kind, workedOn, billable, note: note.trim() || null }
    act.mutate(
      entry
        ? { command: 'correctTime', input: { entry: entry.id, ...input } }
        : { command: 'logTime', input },
      {
        onSuccess: () => {
          showToast(entry ? t('time.corrected') : t('time.logged', { time: minutesText(minutes) }))
          onClose()
        },
      },
    )
  }
  // A kind that was taken off the list stays where it was used.
  const offered = kinds.includes(kind) || kind === '' ? kinds : [kind, ...kinds]
  return (
    <Dialog title={entry ? t('time.correctTitle') : t('time.log')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('time.spent')}
          hint={t('time.spentHint')}
          error={wrong ? t('time.spentWrong') : null}
          value={spent}
          autoComplete="off"
          onChange={event => setSpent(event.target.value)}
        />
        <div className={styles.pair}>
          <SelectField
            label={t('time.kind')}
            value={kind}
            onChange={setKind}
            options={offered.map(name => ({ value: name, label: name }))}
          />
          <TextField
            type="date"
            label={t('time.day')}
            value={workedOn}
            max={today}
            onChange={event => setWorkedOn(event.target.value)}
          />
        </div>
        <TextField
          label={t('time.note')}
          value={note}
          maxLength={500}
          onChange={event => setNote(event.target.value)}
        />
        <label className={styles.check}>
          <input type="checkbox" checked={billable} onChange={event => setBillable(event.target.checked)} />
          {t('time.billable')}
        </label>
        <ProblemNotice error={act.error} />
        <div className={styles.buttons}>
          <Button type="submit" tone="primary" busy={act.isPending}>
            {entry ? t('action.save') : t('time.log')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
