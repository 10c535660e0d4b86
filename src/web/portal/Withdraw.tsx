import { useState } from 'react'
import { useRunCommand } from '../api/change-record.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import styles from './Portal.module.css'

/** Taking a request back: never deleting it. */
export function Withdraw({ type, record }: { type: TypeMeta; record: RecordData }) {
  const [asking, setAsking] = useState(false)
  const run = useRunCommand(type)
  const withdraw = () =>
    run.mutate(
      { record, command: 'cancel', input: { reason: t('portal.withdrawReason') } },
      { onSuccess: () => showToast(t('portal.withdrawDone')) },
    )
  if (!asking)
    return (
      <div>
        <Button tone="ghost" onClick={() => setAsking(true)}>
          {t('portal.withdraw')}
        </Button>
      </div>
    )
  return (
    <section className={classes(styles.panel, styles.quietPanel)} aria-label={t('portal.withdraw')}>
      <p>{t('portal.withdrawSure')}</p>
      <ProblemNotice error={run.error} />
      <div className={styles.actions}>
        <Button tone="danger" busy={run.isPending} onClick={withdraw}>
          {t('portal.withdrawYes')}
        </Button>
        <Button onClick={() => setAsking(false)}>{t('portal.withdrawNo')}</Button>
      </div>
    </section>
  )
}
