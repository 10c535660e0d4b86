import { type MessageKey, t } from '../messages/t.ts'

/** A setting of one value that a practice or the house reads, and what holds while nobody has set it. */
export interface KnownSetting {
  key: string
  label: MessageKey
  hint: MessageKey
  usual: string | number
}

export const knownSettings: readonly KnownSetting[] = [
  { key: 'company.name', label: 'settings.companyName', hint: 'settings.companyNameHint', usual: '' },
  {
    key: 'incident.autoCloseDays',
    label: 'settings.autoCloseDays',
    hint: 'settings.autoCloseDaysHint',
    usual: 5,
  },
]

/** What the page of settings is found by. */
export const wordsOfSettings = (): string[] => [
  t('matrix.title'),
  t('matrix.hint'),
  t('time.kinds'),
  ...knownSettings.flatMap(({ label, hint }) => [t(label), t(hint)]),
]
