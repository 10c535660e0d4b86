// The keys of a list: the same verbs as on the record, for the selection or else for the row under the cursor.
import { useRunCommand } from '../../api/change-record.ts'
import { useMe } from '../../api/me.ts'
import { commandOf } from '../../api/meta.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { askPutOff } from '../../inbox/put-off.ts'
import { inSentence } from '../../messages/in-sentence.ts'
import { t } from '../../messages/t.ts'
import { useGo } from '../../router/use-page.ts'
import { type Act, useActs } from '../../shell/acts.ts'
import { recordPath } from '../../shell/paths.ts'
import { useShell } from '../../shell/shell-context.ts'
import { showProblem, showToast } from '../toast.ts'
import type { BulkChoice } from './BulkDialog.tsx'
import type { Selection } from './use-selection.ts'

interface ListAct {
  type: TypeMeta
  rows: RecordData[]
  active: number
  onActive: (index: number) => void
  selection: Selection
  peeked: string | null
  onPeek: (record: RecordData | null) => void
  onOpen: (record: RecordData) => void
  onChoose: (choice: BulkChoice) => void
}

export function useListActs(list: ListAct): void {
  const { type, rows, active, onActive, selection, peeked, onPeek, onOpen, onChoose } = list
  const me = useMe()
  const go = useGo()
  const shell = useShell()
  const run = useRunCommand(type)
  const row = rows[active] ?? null
  const group = t('acts.list')
  const move = (step: number, extend = false) => {
    const next = Math.max(0, Math.min(rows.length - 1, active + step))
    const record = rows[next]
    if (extend && row && record) selection.add([row.id, record.id])
    onActive(next)
    if (peeked && record) onPeek(record)
  }
  const verb = (name: string) => {
    const command = commandOf(type, name)
    if (command && (row || selection.ids.size > 0)) onChoose({ command })
  }
  const assignToMe = () => {
    const command = commandOf(type, 'assign')
    if (!row || !command || selection.ids.size > 0) {
      verb('assign')
      return
    }
    const done = {
      onSuccess: () => showToast(t('list.assignedToYou', { record: row.number ?? '' })),
      onError: showProblem,
    }
    run.mutate({ record: row, command: 'assign', input: { assignee: me.id } }, done)
    move(1)
  }
  const compose = (audience: 'reply' | 'note') => {
    if (row) go(recordPath(type, row), { search: { compose: audience } })
  }
  const act = (id: string, label: string, keys: string[], perform: () => void): Act => ({
    id: `list-${id}`,
    label,
    keys,
    group,
    keyOnly: true,
    run: perform,
  })
  const acts: Act[] = [
    act('down', t('acts.down'), ['j'], () => move(1)),
    act('up', t('acts.up'), ['k'], () => move(-1)),
    act('open', t('acts.open'), ['enter', 'o'], () => row && onOpen(row)),
    act('peek', t('acts.peek'), ['space'], () => onPeek(peeked ? null : row)),
    act('leave', t('acts.leave'), ['escape'], () =>
      selection.ids.size > 0 ? selection.clear() : onPeek(null),
    ),
  ]
  if (type.capabilities.bulk)
    acts.push(
      act('select', t('acts.select'), ['x'], () => row && selection.toggle(row.id)),
      act('extend-down', t('acts.extendDown'), ['shift+j', 'shift+arrowdown'], () => move(1, true)),
      act('extend-up', t('acts.extendUp'), ['shift+k', 'shift+arrowup'], () => move(-1, true)),
    )
  if (commandOf(type, 'assign'))
    acts.push(
      { ...act('assign', t('acts.assign'), ['a'], () => verb('assign')), keyOnly: false },
      { ...act('assign-me', t('acts.assignMe'), ['i'], assignToMe), keyOnly: false },
    )
  if (commandOf(type, 'resolve'))
    acts.push({ ...act('resolve', t('acts.resolve'), ['e'], () => verb('resolve')), keyOnly: false })
  if (commandOf(type, 'setPriority'))
    acts.push({ ...act('priority', t('acts.priority'), ['p'], () => verb('setPriority')), keyOnly: false })
  if (type.capabilities.comments)
    acts.push(
      act('reply', t('acts.reply'), ['r'], () => compose('reply')),
      act('note', t('acts.note'), ['n'], () => compose('note')),
    )
  if (type.kind === 'work-item')
    acts.push({ ...act('put-off', t('snooze.putOff'), ['h'], () => row && askPutOff(row)), keyOnly: false })
  if (type.canCreate)
    acts.push({
      id: 'create',
      label: t('acts.createOf', { type: inSentence(type.label) }),
      keys: ['c'],
      group,
      run: () => shell.openCreate(type),
    })
  useActs('page', acts)
}
