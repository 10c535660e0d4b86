import { IconStarFilled } from '@tabler/icons-react'
import type { RecordData } from '../api/types.ts'
import { useVips } from '../api/vips.ts'
import { t } from '../messages/t.ts'
import { asRef } from './field/field-value.ts'
import styles from './Marks.module.css'

/** Beside what a VIP asked for: a shape and a word, never colour alone. */
export function VipMark({ record }: { record: RecordData }) {
  const vips = useVips()
  return vips.has(asRef(record.requester)?.id ?? '') ? <VipSign /> : null
}

export function VipSign() {
  return (
    <span className={styles.vip} data-tip={t('vip.tip')}>
      <IconStarFilled size={10} aria-hidden />
      {t('vip.word')}
    </span>
  )
}
