import { useMyTimer, useTimeAct } from '../../../api/time-worked.ts'
import type { RecordData, TypeMeta } from '../../../api/types.ts'
import { t } from '../../../messages/t.ts'
import { showProblem, showToast } from '../../toast.ts'

/** My timer as one record's page sees it: here, elsewhere or not at all. */
export function useTimer(type: TypeMeta, record: RecordData) {
  const timer = useMyTimer(record.abilities.startTimer === true)
  const act = useTimeAct(type, record)
  const running = timer.data?.running ?? null
  const isHere = running?.record.id === record.id
  const elsewhere = running && !isHere ? (running.record.number ?? running.record.title) : null
  const name = record.number ?? ''
  const toggle = () =>
    act.mutate(
      { command: isHere ? 'stopTimer' : 'startTimer' },
      {
        onError: showProblem,
        onSuccess: () => {
          if (isHere) showToast(t('time.stopped', { record: name }))
          else
            showToast(
              elsewhere
                ? t('time.switched', { record: name, before: elsewhere })
                : t('time.started', { record: name }),
            )
        },
      },
    )
  return { startedAt: isHere ? running.startedAt : null, toggle, busy: act.isPending }
}
