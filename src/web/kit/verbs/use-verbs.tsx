// The verbs as keys, and the question the one that was begun asks.
import { type ReactNode, useState } from 'react'
import { useMe } from '../../api/me.ts'
import { commandOf, fieldOf } from '../../api/meta.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import type { Act } from '../../shell/acts.ts'
import { keysFor, type ShortcutId, shortcuts } from '../../shell/shortcuts.ts'
import { showToast } from '../toast.ts'
import type { Asking, Question } from './asking.ts'
import { isAllowed, questionOf, type VerbId, verbIds } from './questions.ts'
import { takeBackLast } from './take-back.ts'
import { usePerform } from './use-perform.ts'
import { VerbDialog } from './VerbDialog.tsx'

interface Options {
  type: TypeMeta
  /** What the verb is for; null when the list is empty. */
  record: RecordData | null
  /** More than one record is chosen: the verb goes to them all instead. */
  onMany: ((question: Question) => void) | null
  /** After an act, with the record as it was before. */
  onDone: (record: RecordData, ended: boolean) => void
}

export interface Verbs {
  acts: Act[]
  dialog: ReactNode
  start: (verb: VerbId) => void
}

const ending = ['done', 'cancelled']

export function verbAct(id: ShortcutId, run: () => void): Act {
  const shortcut = shortcuts.find(candidate => candidate.id === id)
  const label = shortcut ? t(shortcut.label) : id
  return { id, label, keys: keysFor(id), group: t('acts.verbs'), run }
}

export function useVerbs({ type, record, onMany, onDone }: Options): Verbs {
  const me = useMe()
  const [asking, setAsking] = useState<Asking | null>(null)
  const perform = usePerform(type)
  const start = (verb: VerbId) => {
    const question = questionOf(type, verb, onMany ? null : record)
    if (!question) return
    if (onMany) {
      onMany(question)
      return
    }
    if (!record) return
    if (isAllowed(question, record)) setAsking({ record, question })
    else showToast(t('verb.notNow', { record: record.number ?? '' }))
  }
  const assignToMe = () => {
    const command = commandOf(type, 'assign')
    const field = fieldOf(type, 'assignee')
    if (onMany) {
      start('assign')
      return
    }
    if (!record || !command || !field) return
    if (!record.abilities.assign) {
      showToast(t('verb.notNow', { record: record.number ?? '' }))
      return
    }
    perform.run(record, command, { field, value: { id: me.id, name: me.name } })
    onDone(record, false)
  }
  const acts = verbIds
    .filter(verb => questionOf(type, verb, null) !== null)
    .map(verb => verbAct(verb, () => start(verb)))
  if (commandOf(type, 'assign')) acts.splice(1, 0, verbAct('assign-me', assignToMe))
  acts.push(verbAct('undo', takeBackLast))
  const done = (ended: boolean) => {
    if (!asking) return
    setAsking(null)
    onDone(asking.record, ended)
  }
  const dialog = asking && (
    <VerbDialog
      key={asking.record.id + asking.question.kind}
      type={type}
      asking={asking}
      onAsk={question => setAsking({ ...asking, question })}
      onClose={() => setAsking(null)}
      onDone={command => {
        const to = type.states.find(state => state.value === command?.to)
        done(to !== undefined && ending.includes(to.category))
      }}
    />
  )
  return { acts, dialog, start }
}
