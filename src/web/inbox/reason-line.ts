// Why something is in the inbox, as a sentence: who did what.
import type { InboxEntry } from '../api/inbox.ts'
import { type MessageKey, t } from '../messages/t.ts'

const lines: Record<string, MessageKey> = {
  mentioned: 'inbox.mentioned',
  assigned: 'inbox.assigned',
  asked: 'inbox.asked',
  'finished:resolved': 'inbox.finishedResolved',
  'finished:cancelled': 'inbox.finishedCancelled',
  'finished:merged': 'inbox.finishedMerged',
  received: 'inbox.received',
  answered: 'inbox.answered',
  replied: 'inbox.replied',
  noted: 'inbox.noted',
  'changed:resolved': 'inbox.changedResolved',
  'changed:held': 'inbox.changedHeld',
  'changed:reopened': 'inbox.changedReopened',
  'changed:cancelled': 'inbox.changedCancelled',
  'changed:merged': 'inbox.changedMerged',
  group: 'inbox.group',
  'returned:due': 'inbox.returnedDue',
  'returned:activity': 'inbox.returnedActivity',
}

export function reasonLine({ reason, detail, actor }: InboxEntry): string {
  if (reason === 'warned' || reason === 'breached') return alarmLine(reason, detail ?? '')
  const key = lines[detail ? `${reason}:${detail}` : reason] ?? 'inbox.changed'
  return t(key, { actor: actor.id ? actor.name : t('app.name') })
}

/** The detail is the share that is used up and the name of the target: `75 Resolution`. */
function alarmLine(reason: 'warned' | 'breached', detail: string): string {
  const [percent = '', ...target] = detail.split(' ')
  return t(`inbox.${reason}`, { percent, target: target.join(' ') })
}
