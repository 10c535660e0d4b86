import type { RecordData, TypeMeta } from '../api/types.ts'
import { classes } from '../kit/classes.ts'
import { t } from '../messages/t.ts'
import styles from './Portal.module.css'
import { awaitsVerdict, plainLabels, plainStateOf, stepOf, steps } from './plain-state.ts'

/** Progress like a parcel's: how far, and one word for where it is. */
export function Tracker({ type, record }: { type: TypeMeta; record: RecordData }) {
  const state = plainStateOf(type, record)
  const reached = stepOf(state)
  const tone = state === 'waitingForYou' ? styles.halt : state === 'done' ? styles.over : null
  return (
    <div className={classes(styles.tracker, tone)}>
      <span>
        {record.stateCategory === 'cancelled'
          ? t('portal.withdrawn')
          : awaitsVerdict(record)
            ? t('portal.doneConfirm')
            : t(plainLabels[state])}
      </span>
      <div className={styles.track} aria-hidden="true">
        {steps.map((step, i) => (
          <i key={step} data-on={i <= reached} />
        ))}
      </div>
    </div>
  )
}
