import { IconPlus, IconX } from '@tabler/icons-react'
import { IconButton } from '../../kit/Button.tsx'
import { t } from '../../messages/t.ts'
import styles from './Calendar.module.css'
import { type Stretch, withStretch } from './calendar-draft.ts'

interface Props {
  /** Whose hours they are, for the names of the controls. */
  of: string
  hours: readonly Stretch[]
  onChange: (hours: Stretch[]) => void
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true }

/** The stretches of one day, from and to; none is a day off. */
export function StretchList({ of, hours, onChange }: Props) {
  const change = (index: number, part: Partial<Stretch>) =>
    onChange(hours.map((each, place) => (place === index ? { ...each, ...part } : each)))
  return (
    <div className={styles.stretches}>
      {hours.length === 0 && <span className={styles.off}>{t('calendar.off')}</span>}
      {hours.map(({ from, to }, index) => {
        const which = { of, number: index + 1 }
        return (
          // Stretches are told apart by their place only.
          // biome-ignore lint/suspicious/noArrayIndexKey: a key of its times would lose the focus while typing
          <span key={index} className={styles.stretch}>
            <input
              type="time"
              required
              aria-label={t('calendar.stretchFrom', which)}
              value={from}
              onChange={event => event.target.value && change(index, { from: event.target.value })}
            />
            <span aria-hidden="true">–</span>
            <input
              type="time"
              required
              aria-label={t('calendar.stretchTo', which)}
              value={to}
              onChange={event => event.target.value && change(index, { to: event.target.value })}
            />
            <IconButton
              small
              label={t('calendar.removeStretch', which)}
              onClick={() => onChange(hours.filter((_, place) => place !== index))}
            >
              <IconX {...icon} />
            </IconButton>
          </span>
        )
      })}
      <IconButton small label={t('calendar.addStretch', { of })} onClick={() => onChange(withStretch(hours))}>
        <IconPlus {...icon} />
      </IconButton>
    </div>
  )
}
