import { type MessageKey, t } from '../messages/t.ts'

/** A setting of one value that a practice or the house reads, and what holds while nobody has set it. */
export interface KnownSetting {
  key: string
  label: MessageKey
  hint: MessageKey
  usual: string | number
  /** The only values there are, in words. */
  choices?: Readonly<Record<string, MessageKey>>
}

const ofTheHouse: readonly KnownSetting[] = [
  { key: 'company.name', label: 'settings.companyName', hint: 'settings.companyNameHint', usual: '' },
  {
    key: 'incident.autoCloseDays',
    label: 'settings.autoCloseDays',
    hint: 'settings.autoCloseDaysHint',
    usual: 5,
  },
]

const ofMail: readonly KnownSetting[] = [
  {
    key: 'mail.unknownSenders',
    label: 'settings.mailUnknown',
    hint: 'settings.mailUnknownHint',
    usual: 'create',
    choices: {
      create: 'settings.mailCreate',
      quarantine: 'settings.mailQuarantine',
      reject: 'settings.mailReject',
    },
  },
  {
    key: 'mail.proof',
    label: 'settings.mailProof',
    hint: 'settings.mailProofHint',
    usual: 'address',
    choices: { address: 'settings.mailAddress', authenticated: 'settings.mailAuthenticated' },
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
    choices: { note: 'settings.mailNote', reply: 'settings.mailReply' },
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

/** In the order and under the headings of the page. */
export const settingGroups: readonly { name: MessageKey; settings: readonly KnownSetting[] }[] = [
  { name: 'settings.general', settings: ofTheHouse },
  { name: 'settings.mail', settings: ofMail },
]

/** What the page of settings is found by. */
export const wordsOfSettings = (): string[] => [
  t('matrix.title'),
  t('matrix.hint'),
  t('time.kinds'),
  ...settingGroups.flatMap(({ name, settings }) => [
    t(name),
    ...settings.flatMap(({ label, hint }) => [t(label), t(hint)]),
  ]),
]
