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
import { matrixKey, PriorityMatrix } from './PriorityMatrix.tsx'
import { SettingRow } from './SettingRow.tsx'
import { TimeKinds, timeKindsKey } from './TimeKinds.tsx'

export function SettingsPage() {
  const type = useTypeByName('setting')
  return type ? <Settings type={type} /> : <NotFound />
}

function Settings({ type }: { type: TypeMeta }) {
  const pages = useRecordPages(type.plural, '', type.defaultSort)
  const settings: RecordData[] = pages.data?.pages.flatMap(page => page.items) ?? []
  const matrix = settings.find(setting => readText(setting, 'key') === matrixKey) ?? null
  const kinds = settings.find(setting => readText(setting, 'key') === timeKindsKey) ?? null
  const others = settings.filter(setting => setting !== matrix && setting !== kinds)
  useTitle(type.labelPlural)
  return (
    <div className={styles.page}>
      <h1>{type.labelPlural}</h1>
      <p className={styles.lead}>{t('settings.lead')}</p>
      <ProblemNotice error={pages.error} onRetry={() => pages.refetch()} />
      {pages.isPending && <Skeleton height={180} />}
      {pages.data && <PriorityMatrix key={matrix?.version ?? 0} type={type} setting={matrix} />}
      {pages.data && <TimeKinds key={`kinds ${kinds?.version ?? 0}`} type={type} setting={kinds} />}
      {others.length > 0 && (
        <section className={styles.section} aria-labelledby="other-settings">
          <h2 id="other-settings">{t('settings.values')}</h2>
          {others.map(setting => (
            <SettingRow key={`${setting.id} ${setting.version}`} type={type} setting={setting} />
          ))}
        </section>
      )}
    </div>
  )
}
