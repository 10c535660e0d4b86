import { useSnoozeWork } from '../api/inbox.ts'
import { shortDateTime } from '../kit/time.ts'
import { showProblem, showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { askPutOff, usePutOffAsked } from './put-off.ts'
import { SnoozeDialog } from './SnoozeDialog.tsx'

/** The dialog behind `H` on work. */
export function PutOffHost() {
  const record = usePutOffAsked()
  const snooze = useSnoozeWork()
  if (!record) return null
  const name = record.number ?? ''
  const putOff = (until: string | null) =>
    snooze.mutate(
      { record: record.id, until },
      {
        onError: showProblem,
        onSuccess: () =>
          showToast(
            until
              ? t('snooze.doneUntil', { record: name, until: shortDateTime(until) })
              : t('snooze.doneActivity', { record: name }),
            {
              action: {
                label: t('inbox.undo'),
                run: () => snooze.mutate({ record: record.id, until: undefined }, { onError: showProblem }),
              },
            },
          ),
      },
    )
  return (
    <SnoozeDialog
      title={t('snooze.titleOf', { record: name })}
      hint={t('snooze.workHint')}
      orActivity
      onChoose={putOff}
      onClose={() => askPutOff(null)}
    />
  )
}
