import { t } from '../../messages/t.ts'
import { Skeleton } from '../Skeleton.tsx'
import styles from './ListPage.module.css'

const widths = [92, 74, 86, 69, 80, 90, 66, 77, 84, 71, 88, 63, 79, 68]

/** The shape of rows before they are there. */
export function ListBones() {
  return (
    <div className={styles.bones} aria-busy="true" aria-label={t('list.loading')} role="status">
      {widths.map(width => (
        <Skeleton key={width} width={`${width}%`} />
      ))}
    </div>
  )
}
