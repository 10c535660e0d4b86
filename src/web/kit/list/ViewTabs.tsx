import { IconBookmarkPlus, IconDotsVertical } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useEditRecord, useRunCommand } from '../../api/change-record.ts'
import { keys } from '../../api/keys.ts'
import { fieldOf, useTypeByName } from '../../api/meta.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button, IconButton } from '../Button.tsx'
import { readText } from '../field/field-value.ts'
import { Menu, type MenuItem } from '../Menu.tsx'
import { showProblem, showToast } from '../toast.ts'
import { SaveViewDialog } from './SaveViewDialog.tsx'
import type { ListState } from './use-list-state.ts'
import styles from './ViewTabs.module.css'

export function ViewTabs({ type, state }: { type: TypeMeta; state: ListState }) {
  const [saving, setSaving] = useState(false)
  const viewType = useTypeByName('view')
  const changed = (
    <span
      className={styles.changed}
      data-tip={t('views.changed')}
      role="img"
      aria-label={t('views.changed')}
    />
  )
  return (
    <>
      <nav className={styles.tabs} aria-label={t('views.tabs')}>
        <button
          type="button"
          className={styles.tab}
          aria-current={state.view === null}
          onClick={() => state.chooseView(null)}
        >
          {state.homeName ?? (type.defaultQuery === '' ? t('views.all') : t('views.default'))}
          {state.view === null && state.isChanged && changed}
        </button>
        {state.views.map(view => (
          <button
            key={view.id}
            type="button"
            className={styles.tab}
            aria-current={state.view?.id === view.id}
            onClick={() => state.chooseView(view)}
          >
            {readText(view, 'name')}
            {state.view?.id === view.id && state.isChanged && changed}
          </button>
        ))}
      </nav>
      {state.isChanged && viewType && (
        <Button small tone="ghost" onClick={() => setSaving(true)}>
          <IconBookmarkPlus size={16} stroke={1.5} aria-hidden />
          {t('views.save')}
        </Button>
      )}
      {state.view && viewType && <ViewMenu viewType={viewType} view={state.view} state={state} />}
      {saving && viewType && (
        <SaveViewDialog type={type} viewType={viewType} state={state} onClose={() => setSaving(false)} />
      )}
    </>
  )
}

interface ViewMenuProps {
  viewType: TypeMeta
  view: RecordData
  state: ListState
}

function ViewMenu({ viewType, view, state }: ViewMenuProps) {
  const edit = useEditRecord(viewType)
  const run = useRunCommand(viewType)
  const client = useQueryClient()
  const done = (text: string) => {
    client.invalidateQueries({ queryKey: keys.shorts('views') })
    showToast(text)
  }
  const overwrite = () => {
    const values = { q: state.q, sort: state.sort, columns: state.columns, groupBy: state.groupBy || null }
    const edits = Object.entries(values).map(([name, value]) => ({
      field: fieldOf(viewType, name) ?? plainField(name),
      value,
    }))
    edit.mutate(
      { record: view, edits },
      {
        onSuccess: () => {
          done(t('views.updated'))
          state.chooseView(view)
        },
        onError: showProblem,
      },
    )
  }
  const items: MenuItem[] = []
  if (state.isChanged && view.abilities.edit)
    items.push({ id: 'overwrite', label: t('views.overwrite'), onSelect: overwrite })
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
