import { fieldOf, useTypeByName } from '../../api/meta.ts'
import { optionLabel } from '../../kit/field/field-value.ts'
import { TextField } from '../../kit/field/TextField.tsx'
import { t } from '../../messages/t.ts'
import styles from './Agreement.module.css'
import { ranks, readTime } from './agreement-draft.ts'

interface Props {
  recordType: string
  times: Record<string, string>
  error: string | null
  onChange: (times: Record<string, string>) => void
}

/** The time for each priority. Empty: nothing is promised. */
export function TimesRow({ recordType, times, error, onChange }: Props) {
  const of = useTypeByName(recordType)
  const priority = of && fieldOf(of, 'priority')
  return (
    <fieldset className={styles.times}>
      <legend>{t('agreement.times')}</legend>
      {ranks.map(rank => {
        const value = times[rank] ?? ''
        return (
          <TextField
            key={rank}
            label={priority ? optionLabel(priority, rank) : rank}
            value={value}
            error={readTime(value) === undefined ? t('agreement.timeWrong') : null}
            placeholder={t('agreement.noTime')}
            onChange={event => onChange({ ...times, [rank]: event.target.value })}
          />
        )
      })}
      {error && <span className={styles.error}>{error}</span>}
    </fieldset>
  )
}
