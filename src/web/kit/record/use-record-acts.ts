import { useMe } from '../../api/me.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { askPutOff } from '../../inbox/put-off.ts'
import { t } from '../../messages/t.ts'
import { useGo } from '../../router/use-page.ts'
import { type Act, useActs } from '../../shell/acts.ts'
import { listPath } from '../../shell/paths.ts'
import { keysFor } from '../../shell/shortcuts.ts'
import { neighbourOf } from '../verbs/trail.ts'
import { useVerbs, type Verbs, verbAct } from '../verbs/use-verbs.tsx'
import type { Commands } from './use-commands.ts'

interface RecordAct {
  type: TypeMeta
  record: RecordData
  commands: Commands
  embedded: boolean
}

/** The same verbs and keys as in the list; beside a list the list has them, and moves on after each. */
export function useRecordActs({ type, record, commands, embedded }: RecordAct): Verbs {
  const me = useMe()
  const go = useGo()
  const group = t('acts.record')
  const back = () => (window.history.length > 1 ? window.history.back() : go(listPath(type)))
  const goBeside = (step: 1 | -1) => {
    const key = neighbourOf(type.plural, record.number ?? record.id, step)
    if (key) go(`${listPath(type)}/${key}`, { replace: true })
  }
  const verbs = useVerbs({
    type,
    record,
    onMany: null,
    onDone: (_, ended) => {
      // On its own page a record is left only when the work on it is over.
      if (!ended) return
      if (me.preferences.afterVerb === 'next') goBeside(1)
      if (me.preferences.afterVerb === 'back') back()
    },
  })
  const acts: Act[] = commands.allowed.map(command => ({
    id: `record-${command.name}`,
    label: command.label,
    group,
    run: () => commands.start(command),
  }))
  if (type.kind === 'work-item') acts.push(verbAct('put-off', () => askPutOff(record)))
  if (!embedded)
    acts.push(
      ...verbs.acts,
      {
        id: 'down',
        label: t('acts.nextRecord'),
        keys: keysFor('down'),
        group,
        keyOnly: true,
        run: () => goBeside(1),
      },
      {
        id: 'up',
        label: t('acts.previousRecord'),
        keys: keysFor('up'),
        group,
        keyOnly: true,
        run: () => goBeside(-1),
      },
      { id: 'full', label: t('acts.full'), keys: keysFor('full'), group, keyOnly: true, run: back },
      {
        id: 'record-back',
        label: t('record.back', { list: type.labelPlural }),
        keys: ['u', 'escape'],
        group,
        run: back,
      },
    )
  useActs('panel', acts)
  return verbs
}
