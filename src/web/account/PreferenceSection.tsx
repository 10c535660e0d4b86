import { type PreferenceChange, useMe, useSavePreferences } from '../api/me.ts'
import type { AfterVerb, ColorScheme, Density, UndoSeconds } from '../api/types.ts'
import { SelectField } from '../kit/field/TextField.tsx'
import { showProblem } from '../kit/toast.ts'
import { locales } from '../messages/languages.ts'
import { type MessageKey, t } from '../messages/t.ts'
import styles from './Account.module.css'
import { Section } from './Section.tsx'

const schemes: Record<ColorScheme, MessageKey> = {
  auto: 'account.schemeAuto',
  light: 'account.schemeLight',
  dark: 'account.schemeDark',
}
const densities: Record<Density, MessageKey> = {
  dense: 'density.dense',
  comfortable: 'density.comfortable',
  roomy: 'density.roomy',
}
const schemeNames: ColorScheme[] = ['auto', 'light', 'dark']
const afterVerbs: [AfterVerb, MessageKey][] = [
  ['next', 'account.afterVerbNext'],
  ['stay', 'account.afterVerbStay'],
  ['back', 'account.afterVerbBack'],
]
const densityNames: Density[] = ['dense', 'comfortable', 'roomy']
const undoChoices: UndoSeconds[] = [0, 5, 10]

export function PreferenceSection() {
  const me = useMe()
  const save = useSavePreferences()
  const change = (preferences: PreferenceChange) => save.mutate(preferences, { onError: showProblem })
  // Each in its own words: who reads no English finds German by "Deutsch".
  const nameOf = (locale: string) =>
    new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
  const zones = [...new Set([me.timeZone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <Section title={t('account.preferences')}>
      <div className={styles.grid}>
        <SelectField
          label={t('account.scheme')}
          value={me.preferences.colorScheme}
          options={schemeNames.map(value => ({ value, label: t(schemes[value]) }))}
          onChange={value => change({ colorScheme: schemeNames.find(name => name === value) ?? 'auto' })}
        />
        {me.isStaff && (
          <SelectField
            label={t('density.title')}
            value={me.preferences.density}
            options={densityNames.map(value => ({ value, label: t(densities[value]) }))}
            onChange={value => change({ density: densityNames.find(name => name === value) ?? 'dense' })}
          />
        )}
        {me.isStaff && (
          <SelectField
            label={t('account.afterVerb')}
            hint={t('account.afterVerbHint')}
            value={me.preferences.afterVerb}
            options={afterVerbs.map(([value, label]) => ({ value, label: t(label) }))}
            onChange={value =>
              change({ afterVerb: afterVerbs.find(([name]) => name === value)?.[0] ?? 'next' })
            }
          />
        )}
        <SelectField
          label={t('account.language')}
          hint={t('account.languageHint')}
          value={me.language}
          options={[...new Set([me.language, ...locales])].map(value => ({ value, label: nameOf(value) }))}
          onChange={language => change({ language })}
        />
        <SelectField
          label={t('account.timeZone')}
          value={me.timeZone}
          options={zones.map(value => ({ value, label: value.replaceAll('_', ' ') }))}
          onChange={timeZone => change({ timeZone })}
        />
      </div>
      {me.isStaff && (
        <SelectField
          label={t('account.undo')}
          hint={t('account.undoHint')}
          value={String(me.preferences.undoSeconds)}
          options={undoChoices.map(seconds => ({
            value: String(seconds),
            label: seconds === 0 ? t('account.undoNever') : t('account.undoSeconds', { count: seconds }),
          }))}
          onChange={value => change({ undoSeconds: undoChoices.find(n => String(n) === value) ?? 10 })}
        />
      )}
      {me.isStaff && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={me.preferences.singleKeys}
            onChange={event => change({ singleKeys: event.target.checked })}
          />
          <span>
            {t('account.singleKeys')}
            <small>{t('account.singleKeysHint')}</small>
          </span>
        </label>
      )}
    </Section>
  )
}
