import { IconArrowRight, IconLock, IconMessage } from '@tabler/icons-react'
import type { MacroEffect } from '../../api/macros.ts'
import { commandOf } from '../../api/meta.ts'
import type { Change, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { classes } from '../classes.ts'
import styles from './Macro.module.css'

/** One step of a macro as it would come out on this record. */
export function MacroStepEffect({ type, step }: { type: TypeMeta; step: MacroEffect }) {
  // That the desk spoke last is what a reply is; it need not be said beside it.
  const changes = step.changes.filter(change => change.field !== 'lastWordBy')
  const nothing = changes.length === 0 && step.says.length === 0
  return (
    <li className={styles.step}>
      <strong>{headingOf(type, step)}</strong>
      {changes.length > 0 && (
        <dl className={styles.changes}>
          {changes.map(change => (
            <div key={change.field}>
              <dt>{change.label}</dt>
              <dd>
                <FromTo change={change} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {step.says.map(said => (
        <figure key={said.text} className={classes(styles.said, said.internal && styles.note)}>
          <figcaption>
            {said.internal ? (
              <IconLock size={14} stroke={1.5} aria-hidden />
            ) : (
              <IconMessage size={14} stroke={1.5} aria-hidden />
            )}
            {said.internal
              ? t('macro.toStaff')
              : said.to.length > 0
                ? t('macro.to', { names: said.to.join(', ') })
                : t('macro.toNobody')}
          </figcaption>
          <p>{said.text}</p>
        </figure>
      ))}
      {nothing && <p className="quiet">{t('macro.nothing')}</p>}
    </li>
  )
}

function headingOf(type: TypeMeta, { kind, command, label }: MacroEffect): string {
  switch (kind) {
    case 'set':
      return t('macro.stepSet')
    case 'reply':
      return t('macro.stepReply')
    case 'note':
      return t('macro.stepNote')
    case 'command':
      return commandOf(type, command)?.label ?? label
  }
}

function FromTo({ change: { from, to } }: { change: Change }) {
  return (
    <>
      <del className={styles.from}>{from ?? t('field.blank')}</del>
      <IconArrowRight size={14} stroke={1.5} aria-label={t('macro.becomes')} />
      <ins className={styles.becomes}>{to ?? t('field.blank')}</ins>
    </>
  )
}
