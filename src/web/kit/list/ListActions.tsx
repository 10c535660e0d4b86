import {
  IconColumns,
  IconDownload,
  IconLayoutSidebarRight,
  IconPlus,
  IconRowInsertTop,
} from '@tabler/icons-react'
import { search } from '../../api/client.ts'
import { useMe, useSavePreferences } from '../../api/me.ts'
import type { Density, TypeMeta } from '../../api/types.ts'
import { inSentence } from '../../messages/in-sentence.ts'
import { type MessageKey, t } from '../../messages/t.ts'
import { useShell } from '../../shell/shell-context.ts'
import { useIsPhone } from '../../shell/use-is-phone.ts'
import { Button, IconButton } from '../Button.tsx'
import { Menu } from '../Menu.tsx'
import { showProblem } from '../toast.ts'
import { columnsOf } from './columns.ts'
import type { ListState } from './use-list-state.ts'

interface Props {
  type: TypeMeta
  state: ListState
  isSplit: boolean
  onSplit: () => void
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true }

export function ListActions({ type, state, isSplit, onSplit }: Props) {
  const shell = useShell()
  const isPhone = useIsPhone()
  const createButton = type.area !== 'work' && type.canCreate && (
    <Button small tone="primary" onClick={() => shell.openCreate(type)}>
      <IconPlus {...icon} />
      {t('create.new', { type: inSentence(type.label) })}
    </Button>
  )
  if (isPhone) return createButton
  return (
    <>
      {!isSplit && <ColumnMenu type={type} state={state} />}
      {!isSplit && <DensityMenu />}
      {!isSplit && type.capabilities.export && <ExportMenu type={type} q={state.q} />}
      <IconButton small label={t('list.split')} shortcut="Space" aria-pressed={isSplit} onClick={onSplit}>
        <IconLayoutSidebarRight {...icon} />
      </IconButton>
      {createButton}
    </>
  )
}

function ColumnMenu({ type, state }: { type: TypeMeta; state: ListState }) {
  const shown = columnsOf(type, state.columns).map(field => field.name)
  const items = type.fields
    .filter(field => field.kind !== 'longText')
    .map(field => ({
      id: field.name,
      label: field.label,
      checked: shown.includes(field.name),
      onSelect: () => {
        const next = shown.includes(field.name)
          ? shown.filter(name => name !== field.name)
          : [...shown, field.name]
        const isOwn = next.join() === type.listColumns.join()
        state.set({ columns: next.length === 0 || isOwn ? undefined : next.join(',') })
      },
    }))
  return (
    <Menu
      label={t('list.columns')}
      heading={t('list.columns')}
      side="end"
      items={items}
      trigger={props => (
        <IconButton small label={t('list.columns')} {...props}>
          <IconColumns {...icon} />
        </IconButton>
      )}
    />
  )
}

const densities: Record<Density, MessageKey> = {
  dense: 'density.dense',
  comfortable: 'density.comfortable',
  roomy: 'density.roomy',
}
const densityNames: Density[] = ['dense', 'comfortable', 'roomy']

function DensityMenu() {
  const me = useMe()
  const save = useSavePreferences()
  return (
    <Menu
      label={t('density.title')}
      heading={t('density.title')}
      side="end"
      items={densityNames.map(density => ({
        id: density,
        label: t(densities[density]),
        checked: me.preferences.density === density,
        onSelect: () => save.mutate({ density }, { onError: showProblem }),
      }))}
      trigger={props => (
        <IconButton small label={t('density.title')} {...props}>
          <IconRowInsertTop {...icon} />
        </IconButton>
      )}
    />
  )
}

function ExportMenu({ type, q }: { type: TypeMeta; q: string }) {
  const download = (format: 'csv' | 'jsonl') => {
    window.location.assign(`/api/v1/${type.plural}/export${search({ q, format })}`)
  }
  return (
    <Menu
      label={t('list.export')}
      heading={t('list.exportHint')}
      side="end"
      items={[
        { id: 'csv', label: t('list.exportCsv'), onSelect: () => download('csv') },
        { id: 'jsonl', label: t('list.exportJson'), onSelect: () => download('jsonl') },
      ]}
      trigger={props => (
        <IconButton small label={t('list.export')} {...props}>
          <IconDownload {...icon} />
        </IconButton>
      )}
    />
  )
}
