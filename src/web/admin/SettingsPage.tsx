import { useTypeByName } from '../api/meta.ts'
import { useRecordPages } from '../api/records.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { readText } from '../kit/field/field-value.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { NotFound } from '../shell/NotFound.tsx'
import styles from './Admin.module.css'
import { settingGroups } from './known-settings.ts'
import { matrixKey, PriorityMatrix } from './PriorityMatrix.tsx'
import { SettingRow } from './SettingRow.tsx'
import { TimeKinds, timeKindsKey } from './TimeKinds.tsx'

export function SettingsPage() {
  const type = useTypeByName('setting')
  return type ? <Settings type={type} /> : <NotFound />
}

function Settings({ type }: { type: TypeMeta }) {
  const pages = useRecordPages(type.plural, '', type.defaultSort)
  useTitle(type.labelPlural)
  return (
    <div className={styles.page}>
      <h1>{type.labelPlural}</h1>
      <p className={styles.lead}>{t('settings.lead')}</p>
      <ProblemNotice error={pages.error} onRetry={() => pages.refetch()} />
      {pages.isPending && <Skeleton height={180} />}
      {pages.data && <Values type={type} settings={pages.data.pages.flatMap(page => page.items)} />}
    </div>
  )
}

/** A setting that no page knows belongs to a program: it is read and written through the API. */
function Values({ type, settings }: { type: TypeMeta; settings: RecordData[] }) {
  const named = (key: string) => settings.find(setting => readText(setting, 'key') === key) ?? null
  const [matrix, kinds] = [named(matrixKey), named(timeKindsKey)]
  return (
    <>
      {settingGroups.map(group => (
        <section key={group.name} className={styles.section} aria-labelledby={group.name}>
          <h2 id={group.name}>{t(group.name)}</h2>
          {group.settings.map(known => {
            const setting = named(known.key)
            return (
              <SettingRow
                key={`${known.key} ${setting?.version ?? 0}`}
                type={type}
                known={known}
                setting={setting}
              />
            )
          })}
        </section>
      ))}
      <PriorityMatrix key={matrix?.version ?? 0} type={type} setting={matrix} />
      <TimeKinds key={`kinds ${kinds?.version ?? 0}`} type={type} setting={kinds} />
    </>
  )
}
