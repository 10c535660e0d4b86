import { t } from '../../messages/t.ts'
import { Skeleton } from '../Skeleton.tsx'
import styles from './RecordPage.module.css'

const widths = ['62%', '80%', '71%', '88%', '66%', '76%', '58%', '84%', '69%']

export function RecordSkeleton() {
  return (
    <div className={styles.frame} role="status" aria-busy="true" aria-label={t('record.loading')}>
      <div className={styles.page}>
        <div className={styles.head}>
          <Skeleton width={180} />
        </div>
        <div className={styles.main}>
          <div className={styles.reading} style={{ display: 'grid', gap: 14, alignContent: 'start' }}>
            <Skeleton width="58%" height={24} />
            <Skeleton />
            <Skeleton width="86%" />
            <Skeleton width="40%" />
          </div>
        </div>
        <div
          className={styles.side}
          style={{ display: 'grid', gap: 16, alignContent: 'start', paddingTop: 20 }}
        >
          {widths.map(width => (
            <Skeleton key={width} width={width} />
          ))}
        </div>
      </div>
    </div>
  )
}
