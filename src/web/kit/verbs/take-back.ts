import { ChangedSince, type Done, forget, lastDone } from '../../api/undo.ts'
import { t } from '../../messages/t.ts'
import { showFailure, showToast } from '../toast.ts'
import { allDone } from './in-turn.ts'

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

/** The last act may still be on its way: the one before it is not meant. */
export async function takeBackLast(): Promise<void> {
  await allDone()
  const act = lastDone()
  if (act) takeBack(act)
  else showToast(t('undo.nothing'))
}

/** The button of a notice, for the act just done; none when nothing takes it back. */
export function undoButton(): { action?: { label: string; run: () => void } } {
  const act = lastDone()
  return act?.back ? { action: { label: t('action.undo'), run: () => takeBack(act) } } : {}
}
