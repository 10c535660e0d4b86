// The keys of a list, for the row under the cursor: moving, choosing, opening. The verbs are in kit/verbs.
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { askPutOff } from '../../inbox/put-off.ts'
import { inSentence } from '../../messages/in-sentence.ts'
import { t } from '../../messages/t.ts'
import { useGo } from '../../router/use-page.ts'
import { type Act, useActs } from '../../shell/acts.ts'
import { recordPath } from '../../shell/paths.ts'
import { useShell } from '../../shell/shell-context.ts'
import { keysFor, type ShortcutId, shortcuts } from '../../shell/shortcuts.ts'
import type { Verbs } from '../verbs/use-verbs.tsx'
import { headingOf, type ListItem } from './items.ts'
import type { Cell } from './use-cell.ts'
import type { Cursor } from './use-cursor.ts'
import type { ListRows } from './use-list-rows.ts'
import type { Selection } from './use-selection.ts'

interface ListAct {
  type: TypeMeta
  list: ListRows
  cursor: Cursor
  cell: Cell
  selection: Selection
  verbs: Verbs
  peeked: string | null
  onPeek: (record: RecordData | null) => void
  onOpen: (record: RecordData) => void
}

export const recordIn = (item: ListItem | null | undefined): RecordData | null =>
  item?.kind === 'row' ? item.record : null

export function useListActs(acting: ListAct): void {
  const { type, list, cursor, cell, selection, verbs, peeked, onPeek, onOpen } = acting
  const go = useGo()
  const shell = useShell()
  const row = recordIn(cursor.item)
  const group = t('acts.list')
  const move = (step: 1 | -1, extend = false) => {
    const record = recordIn(list.items[cursor.move(step)])
    cell.stop()
    if (extend && row && record) selection.add([row.id, record.id])
    if (peeked && record) onPeek(record)
  }
  const open = () => {
    if (cursor.item?.kind === 'group') list.toggleGroup(cursor.item.group.key)
    else if (cell.column) cell.edit(row)
    else if (row) onOpen(row)
  }
  const right = () => {
    if (cursor.item?.kind === 'group') list.toggleGroup(cursor.item.group.key)
    else if (!peeked) cell.step(1)
  }
  const left = () => {
    if (cell.step(-1) || !list.isGrouped) return
    const heading = headingOf(list.items, cursor.active)
    const item = heading === null ? null : list.items[heading]
    if (heading === null || item?.kind !== 'group' || !item.group.open) return
    list.toggleGroup(item.group.key)
    cursor.moveTo(heading)
  }
  const leave = () => {
    if (cell.column) cell.choose(null)
    else if (selection.ids.size > 0) selection.clear()
    else onPeek(null)
  }
  const compose = (audience: 'reply' | 'note') => {
    if (row) go(recordPath(type, row), { search: { compose: audience } })
  }
  const act = (id: string, label: string, keys: string[], perform: () => void): Act => ({
    id,
    label,
    keys,
    group,
    keyOnly: true,
    run: perform,
  })
  const known = (id: ShortcutId, perform: () => void): Act => {
    const shortcut = shortcuts.find(candidate => candidate.id === id)
    return act(id, shortcut ? t(shortcut.label) : id, keysFor(id), perform)
  }
  const acts: Act[] = [
    known('down', () => move(1)),
    known('up', () => move(-1)),
    known('open', open),
    known('peek', () => onPeek(peeked ? null : row)),
    known('full', () => row && onOpen(row)),
    known('edit-cell', () => cell.edit(row)),
    act('cell-right', t('acts.cellRight'), ['arrowright'], right),
    act('cell-left', t('acts.cellLeft'), ['arrowleft'], left),
    act('leave', t('acts.leave'), ['escape'], leave),
  ]
  if (type.capabilities.bulk)
    acts.push(
      known('select', () => row && selection.toggle(row.id)),
      known('extend-down', () => move(1, true)),
      known('extend-up', () => move(-1, true)),
      act('select-loaded', t('acts.selectLoaded'), ['mod+a'], () =>
        selection.add(list.rows.map(record => record.id)),
      ),
    )
  acts.push(...verbs.acts)
  if (type.capabilities.comments)
    acts.push(
      { ...known('reply', () => compose('reply')), group: t('acts.verbs') },
      { ...known('note', () => compose('note')), group: t('acts.verbs') },
    )
  if (type.kind === 'work-item')
    acts.push({ ...known('put-off', () => row && askPutOff(row)), group: t('acts.verbs'), keyOnly: false })
  if (type.canCreate)
    acts.push({
      id: 'create',
      label: t('acts.createOf', { type: inSentence(type.label) }),
      keys: keysFor('create'),
      group,
      run: () => shell.openCreate(type),
    })
  useActs('page', acts)
}
