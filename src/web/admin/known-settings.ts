import { type MessageKey, t } from '../messages/t.ts'

/** A setting of one value that a practice or the house reads, and what holds while nobody has set it. */
export interface KnownSetting {
  key: string
  label: MessageKey
  hint: MessageKey
  usual: string | number
  /** The only values there are. */
  choices?: readonly string[]
}

export const knownSettings: readonly KnownSetting[] = [
  { key: 'company.name', label: 'settings.companyName', hint: 'settings.companyNameHint', usual: '' },
  {
    key: 'incident.autoCloseDays',
    label: 'settings.autoCloseDays',
    hint: 'settings.autoCloseDaysHint',
    usual: 5,
  },
  {
    key: 'mail.unknownSenders',
    label: 'settings.mailUnknown',
    hint: 'settings.mailUnknownHint',
    usual: 'create',
    choices: ['create', 'quarantine', 'reject'],
  },
  {
    key: 'mail.proof',
    label: 'settings.mailProof',
    hint: 'settings.mailProofHint',
    usual: 'address',
    choices: ['address', 'authenticated'],
  },
  {
    key: 'mail.authServer',
    label: 'settings.mailAuthServer',
    hint: 'settings.mailAuthServerHint',
    usual: '',
  },
  {
    key: 'mail.staffReplies',
    label: 'settings.mailStaff',
    hint: 'settings.mailStaffHint',
    usual: 'note',
    choices: ['note', 'reply'],
  },
  {
    key: 'mail.reopenDays',
    label: 'settings.mailReopenDays',
    hint: 'settings.mailReopenDaysHint',
    usual: 7,
  },
  {
    key: 'mail.perSenderHour',
    label: 'settings.mailPerSender',
    hint: 'settings.mailPerSenderHint',
    usual: 30,
  },
  { key: 'mail.batchSeconds', label: 'settings.mailBatch', hint: 'settings.mailBatchHint', usual: 60 },
]

/** What the page of settings is found by. */
export const wordsOfSettings = (): string[] => [
  t('matrix.title'),
  t('matrix.hint'),
  t('time.kinds'),
  ...knownSettings.flatMap(({ label, hint }) => [t(label), t(hint)]),
]
