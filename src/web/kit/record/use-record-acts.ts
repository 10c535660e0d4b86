import { useRunCommand } from '../../api/change-record.ts'
import { useMe } from '../../api/me.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { askPutOff } from '../../inbox/put-off.ts'
import { t } from '../../messages/t.ts'
import { useGo } from '../../router/use-page.ts'
import { type Act, useActs } from '../../shell/acts.ts'
import { listPath } from '../../shell/paths.ts'
import { showProblem, showToast } from '../toast.ts'
import type { Commands } from './use-commands.ts'

interface RecordAct {
  type: TypeMeta
  record: RecordData
  commands: Commands
  embedded: boolean
}

const letters: Record<string, string> = { assign: 'a', resolve: 'e', setPriority: 'p' }

/** The same verbs and keys as in the list, for the record that is open. */
export function useRecordActs({ type, record, commands, embedded }: RecordAct): void {
  const me = useMe()
  const go = useGo()
  const run = useRunCommand(type)
  const group = t('acts.record')
  const acts: Act[] = commands.allowed.map(command => ({
    id: `record-${command.name}`,
    label: command.label,
    ...(letters[command.name] ? { keys: [letters[command.name] ?? ''] } : {}),
    group,
    run: () => commands.start(command),
  }))
  if (record.abilities.assign)
    acts.push({
      id: 'record-assign-me',
      label: t('acts.assignMe'),
      keys: ['i'],
      group,
      run: () =>
        run.mutate(
          { record, command: 'assign', input: { assignee: me.id } },
          {
            onSuccess: () => showToast(t('list.assignedToYou', { record: record.number ?? '' })),
            onError: showProblem,
          },
        ),
    })
  if (type.kind === 'work-item')
    acts.push({
      id: 'record-put-off',
      label: t('snooze.putOff'),
      keys: ['h'],
      group,
      run: () => askPutOff(record),
    })
  if (!embedded)
    acts.push({
      id: 'record-back',
      label: t('record.back', { list: type.labelPlural }),
      keys: ['u', 'escape'],
      group,
      run: () => (window.history.length > 1 ? window.history.back() : go(listPath(type))),
    })
  useActs('panel', acts)
}
