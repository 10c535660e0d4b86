import { type FormEvent, useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { fromLocalInput, shortDateTime, toLocalInput } from '../kit/time.ts'
import { t } from '../messages/t.ts'
import styles from './Inbox.module.css'
import { snoozeTimes } from './snooze-times.ts'

interface Props {
  title: string
  hint?: string
  /** Offers to wait for something to happen, without a time. */
  orActivity?: boolean
  onChoose: (until: string | null) => void
  onClose: () => void
}

/** Until when: three usual moments, or one of one's own. */
export function SnoozeDialog({ title, hint, orActivity = false, onChoose, onClose }: Props) {
  const [times] = useState(() => snoozeTimes())
  const [picked, setPicked] = useState(() => (times.tomorrow ? toLocalInput(times.tomorrow) : ''))
  const choose = (until: string | null) => {
    onClose()
    onChoose(until)
  }
  const pick = (event: FormEvent) => {
    event.preventDefault()
    const until = fromLocalInput(picked)
    if (until) choose(until)
  }
  const usual = [
    { label: t('snooze.laterToday'), until: times.laterToday },
    { label: t('snooze.tomorrow'), until: times.tomorrow },
    { label: t('snooze.nextWeek'), until: times.nextWeek },
  ]
  return (
    <Dialog title={title} onClose={onClose}>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.times}>
        {usual.map(
          ({ label, until }, index) =>
            until && (
              <button
                key={label}
                type="button"
                data-autofocus={index === 0 || undefined}
                onClick={() => choose(until)}
              >
                <span>{label}</span>
                <small className="tabular">{shortDateTime(until)}</small>
              </button>
            ),
        )}
        {orActivity && (
          <button type="button" onClick={() => choose(null)}>
            <span>{t('snooze.activity')}</span>
          </button>
        )}
      </div>
      <form className={styles.pick} onSubmit={pick}>
        <label>
          {t('snooze.pick')}
          <input
            type="datetime-local"
            required
            value={picked}
            min={toLocalInput(new Date().toISOString())}
            onChange={event => setPicked(event.target.value)}
          />
        </label>
        <Button type="submit">{t('snooze.set')}</Button>
      </form>
    </Dialog>
  )
}
