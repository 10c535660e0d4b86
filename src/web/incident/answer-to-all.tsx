import { type ReactNode, useState } from 'react'
import { useCount } from '../api/records.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { t } from '../messages/t.ts'
import styles from './Incident.module.css'

export interface ReplyExtra {
  /** More for the comment command. */
  input: Record<string, unknown>
  box: ReactNode
}

/** On a parent: whether a reply goes to the requesters of its open children too. */
export function useAnswerToAll(type: TypeMeta, record: RecordData, isReply: boolean): ReplyExtra {
  const isParent = type.commands.some(command => command.name === 'setParent') && record.parent === null
  const children = useCount(type.plural, `parent:${record.id} is:active`, isParent)
  const [all, setAll] = useState(true)
  const count = isParent ? (children.data?.count ?? 0) : 0
  if (count === 0 || !isReply) return { input: {}, box: null }
  return {
    input: all ? {} : { only: true },
    box: (
      <label className={styles.toAll}>
        <input type="checkbox" checked={all} onChange={event => setAll(event.target.checked)} />
        {t('family.answerAll', { count })}
      </label>
    ),
  }
}
