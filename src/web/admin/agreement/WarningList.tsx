import { IconX } from '@tabler/icons-react'
import { Button, IconButton } from '../../kit/Button.tsx'
import { SelectField, TextField } from '../../kit/field/TextField.tsx'
import { t } from '../../messages/t.ts'
import styles from './Agreement.module.css'
import { newWarning, roles, type WarningDraft } from './agreement-draft.ts'
import type { TargetProps } from './TargetCard.tsx'

type Props = Pick<TargetProps, 'target' | 'groups' | 'onChange'> & { error: string | null }

/** What happens at which share of the time. */
export function WarningList({ target, groups, onChange, error }: Props) {
  const { warnings } = target
  const setAll = (next: WarningDraft[]) => onChange({ ...target, warnings: next })
  return (
    <fieldset className={styles.warnings}>
      <legend>{t('agreement.warnings')}</legend>
      {warnings.map((warning, at) => (
        <div key={warning.key} className={styles.warning}>
          <TextField
            label={t('agreement.percent')}
            type="number"
            min={1}
            max={1000}
            value={warning.percent}
            onChange={event => setAll(warnings.with(at, { ...warning, percent: event.target.value }))}
          />
          <WarningActs warning={warning} groups={groups} onChange={next => setAll(warnings.with(at, next))} />
          <IconButton
            small
            label={t('agreement.removeWarning', { percent: warning.percent })}
            onClick={() => setAll(warnings.toSpliced(at, 1))}
          >
            <IconX size={16} stroke={1.5} aria-hidden />
          </IconButton>
        </div>
      ))}
      {error && <span className={styles.error}>{error}</span>}
      <div>
        <Button small tone="ghost" onClick={() => setAll([...warnings, newWarning()])}>
          {t('agreement.addWarning')}
        </Button>
      </div>
    </fieldset>
  )
}

interface ActsProps {
  warning: WarningDraft
  groups: Props['groups']
  onChange: (warning: WarningDraft) => void
}

function WarningActs({ warning, groups, onChange }: ActsProps) {
  const toggle = (role: string) =>
    onChange({ ...warning, notify: roles.filter(each => warning.notify.includes(each) !== (each === role)) })
  return (
    <div className={styles.acts}>
      {roles.map(role => (
        <label key={role}>
          <input type="checkbox" checked={warning.notify.includes(role)} onChange={() => toggle(role)} />
          {t(`agreement.tell.${role}`)}
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={warning.raisePriority}
          onChange={event => onChange({ ...warning, raisePriority: event.target.checked })}
        />
        {t('agreement.raise')}
      </label>
      <SelectField
        label={t('agreement.assignTo')}
        value={warning.assignTo ?? ''}
        options={[{ value: '', label: t('agreement.nobodyElse') }, ...groups]}
        onChange={group => onChange({ ...warning, assignTo: group || null })}
      />
    </div>
  )
}
