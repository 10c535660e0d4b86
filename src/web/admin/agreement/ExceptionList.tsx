import { IconX } from '@tabler/icons-react'
import { Button, IconButton } from '../../kit/Button.tsx'
import { t } from '../../messages/t.ts'
import { errorAt } from '../kept/kept-fields.ts'
import styles from './Agreement.module.css'
import { newException } from './agreement-draft.ts'
import { ConditionField } from './ConditionField.tsx'
import type { TargetProps } from './TargetCard.tsx'
import { TimesRow } from './TimesRow.tsx'

/** Other times for a service, a department, a VIP: the first that fits holds. */
export function ExceptionList({ target, index, recordType, error, onChange }: TargetProps) {
  const { exceptions } = target
  const wrong = (at: number, name: string) => errorAt(error, `/targets/${index}/exceptions/${at}/${name}`)
  return (
    <div className={styles.rows}>
      {exceptions.map((exception, at) => {
        const set = (change: Partial<typeof exception>) =>
          onChange({ ...target, exceptions: exceptions.with(at, { ...exception, ...change }) })
        return (
          <div key={exception.key} className={styles.exception}>
            <ConditionField
              label={t('agreement.exceptionWhen')}
              hint={t('agreement.exceptionHint')}
              value={exception.when}
              recordType={recordType}
              error={wrong(at, 'when')}
              onChange={when => set({ when })}
            />
            <IconButton
              small
              label={t('agreement.removeException')}
              onClick={() => onChange({ ...target, exceptions: exceptions.toSpliced(at, 1) })}
            >
              <IconX size={16} stroke={1.5} aria-hidden />
            </IconButton>
            <TimesRow
              recordType={recordType}
              times={exception.times}
              error={wrong(at, 'minutes')}
              onChange={times => set({ times })}
            />
          </div>
        )
      })}
      <div>
        <Button
          small
          tone="ghost"
          onClick={() =>
            onChange({
              ...target,
              exceptions: [...exceptions, { ...newException(), times: { ...target.times } }],
            })
          }
        >
          {t('agreement.addException')}
        </Button>
      </div>
    </div>
  )
}
