import { ChangedSince, type Done, forget, lastDone } from '../../api/undo.ts'
import { t } from '../../messages/t.ts'
import { showFailure, showToast } from '../toast.ts'

/** Takes one act back and says how that went. */
export function takeBack(act: Done): void {
  forget(act)
  if (!act.back) {
    showToast(t('undo.cannot', { where: act.where }))
    return
  }
  act.back().then(
    () => showToast(t('undo.done', { where: act.where })),
    error =>
      showFailure(
        t('undo.failed'),
        error instanceof ChangedSince ? new Error(t('undo.changedSince')) : error,
      ),
  )
}

export function takeBackLast(): void {
  const act = lastDone()
  if (act) takeBack(act)
  else showToast(t('undo.nothing'))
}

/** The button of a notice, for the act just done; none when nothing takes it back. */
export function undoButton(): { action?: { label: string; run: () => void } } {
  const act = lastDone()
  return act?.back ? { action: { label: t('action.undo'), run: () => takeBack(act) } } : {}
}
