import { IconLock, IconPaperclip, IconX } from '@tabler/icons-react'
import { useId } from 'react'
import type { SplitPart } from '../api/incident.ts'
import { IconButton } from '../kit/Button.tsx'
import { TextField } from '../kit/field/TextField.tsx'
import { t } from '../messages/t.ts'
import styles from './Incident.module.css'

/** A comment or a file that a part may take along. */
export interface Portion {
  kind: 'comments' | 'attachments'
  id: string
  text: string
  by: string
  internal: boolean
}

interface Props {
  position: number
  part: SplitPart
  portions: Portion[]
  missing: boolean
  onChange: (part: SplitPart) => void
  onRemove: (() => void) | null
}

export function SplitPortion({ position, part, portions, missing, onChange, onRemove }: Props) {
  const id = useId()
  const toggle = ({ kind, id: chosen }: Portion) => {
    const before = part[kind]
    const after = before.includes(chosen) ? before.filter(each => each !== chosen) : [...before, chosen]
    onChange({ ...part, [kind]: after })
  }
  return (
    <fieldset className={styles.part}>
      <legend className="hidden">{t('split.part', { position })}</legend>
      <div className={styles.partHead}>
        <TextField
          label={t('split.subject', { position })}
          value={part.title}
          onChange={event => onChange({ ...part, title: event.target.value })}
          error={missing ? t('split.subjectNeeded') : null}
        />
        {onRemove && (
          <IconButton small label={t('split.remove', { position })} onClick={onRemove}>
            <IconX size={16} stroke={1.5} aria-hidden />
          </IconButton>
        )}
      </div>
      {portions.length > 0 && (
        <>
          <p className={styles.under} id={`${id}-take`}>
            {t('split.take')}
          </p>
          <ul className={styles.portions} aria-labelledby={`${id}-take`}>
            {portions.map(portion => (
              <li key={portion.id}>
                <label>
                  <input
                    type="checkbox"
                    checked={part[portion.kind].includes(portion.id)}
                    onChange={() => toggle(portion)}
                  />
                  <span>
                    <b>{portion.by}</b>
                    {portion.internal && (
                      <i>
                        <IconLock size={12} stroke={1.5} aria-hidden />
                        {t('timeline.internal')}
                      </i>
                    )}
                    {portion.kind === 'attachments' && <IconPaperclip size={13} stroke={1.5} aria-hidden />}{' '}
                    {portion.text.slice(0, 240)}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={part.watchers}
          onChange={event => onChange({ ...part, watchers: event.target.checked })}
        />
        {t('split.watchers')}
      </label>
    </fieldset>
  )
}
