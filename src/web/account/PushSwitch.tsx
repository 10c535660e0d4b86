import { canPush, usePushState, useSwitchPush } from '../api/push.ts'
import { showProblem } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import styles from './Account.module.css'

/** Lets this browser show news while no page is open. */
export function PushSwitch() {
  const state = usePushState()
  const change = useSwitchPush()
  if (!canPush()) return null
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        disabled={!state.data || state.data.refused || change.isPending}
        checked={state.data?.on ?? false}
        onChange={event => change.mutate(event.target.checked, { onError: showProblem })}
      />
      <span>
        {t('notify.pushHere')}
        <small>{t(state.data?.refused ? 'notify.pushRefused' : 'notify.pushHint')}</small>
      </span>
    </label>
  )
}
