import { IconDotsVertical } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEditRecord, useRunCommand } from '../../api/change-record.ts'
import { keys } from '../../api/keys.ts'
import { fieldOf } from '../../api/meta.ts'
import type { FieldValue, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { IconButton } from '../Button.tsx'
import { Menu, type MenuItem } from '../Menu.tsx'
import { showProblem, showToast } from '../toast.ts'
import type { ListState } from './use-list-state.ts'

interface ViewMenuProps {
  viewType: TypeMeta
  view: RecordData
  state: ListState
}

/** What can be done with a saved view by who may change it. */
export function ViewMenu({ viewType, view, state }: ViewMenuProps) {
  const edit = useEditRecord(viewType)
  const run = useRunCommand(viewType)
  const client = useQueryClient()
  const done = (text: string) => {
    client.invalidateQueries({ queryKey: keys.shorts('views') })
    showToast(text)
  }
  const save = (values: Record<string, FieldValue>, onSaved: () => void) => {
    const edits = Object.entries(values).map(([name, value]) => ({
      field: fieldOf(viewType, name) ?? plainField(name),
      value,
    }))
    edit.mutate(
      { record: view, edits },
      {
        onSuccess: () => {
          done(t('views.updated'))
          onSaved()
        },
        onError: showProblem,
      },
    )
  }
  const overwrite = () =>
    save(
      {
        q: state.q,
        sort: state.sort,
        columns: state.columns,
        groupBy: state.groupBy || null,
        density: state.ownDensity,
      },
      () => state.chooseView(view),
    )
  const isPinned = view.pinned === true
  const items: MenuItem[] = []
  if (state.isChanged && view.abilities.edit)
    items.push({ id: 'overwrite', label: t('views.overwrite'), onSelect: overwrite })
  if (view.abilities.edit)
    items.push({
      id: 'pin',
      label: isPinned ? t('views.unpin') : t('views.pin'),
      onSelect: () => save({ pinned: !isPinned }, () => {}),
    })
  for (const command of viewType.commands.filter(candidate => view.abilities[candidate.name]))
    items.push({
      id: command.name,
      label: command.label,
      tone: command.tone === 'danger' ? 'danger' : 'default',
      onSelect: () =>
        run.mutate(
          { record: view, command: command.name },
          {
            onSuccess: () => {
              done(t('views.changedBy', { command: command.label }))
              state.chooseView(null)
            },
            onError: showProblem,
          },
        ),
    })
  if (items.length === 0) return null
  return (
    <Menu
      label={t('views.menu')}
      items={items}
      trigger={props => (
        <IconButton small label={t('views.menu')} {...props}>
          <IconDotsVertical size={16} stroke={1.5} aria-hidden />
        </IconButton>
      )}
    />
  )
}

function plainField(name: string) {
  return {
    name,
    label: name,
    kind: 'text' as const,
    required: false,
    readOnly: false,
    internal: false,
    custom: false,
    filterable: false,
    sortable: false,
  }
}
