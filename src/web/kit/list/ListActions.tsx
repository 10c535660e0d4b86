import { IconDownload, IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react'
import { search } from '../../api/client.ts'
import type { TypeMeta } from '../../api/types.ts'
import { inSentence } from '../../messages/in-sentence.ts'
import { t } from '../../messages/t.ts'
import { useShell } from '../../shell/shell-context.ts'
import { useIsPhone } from '../../shell/use-is-phone.ts'
import { Button, IconButton } from '../Button.tsx'
import { Menu } from '../Menu.tsx'
import { DisplayButton } from './DisplayPanel.tsx'
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
      <DisplayButton type={type} state={state} />
      {!isSplit && type.capabilities.export && <ExportMenu type={type} q={state.q} />}
      <IconButton small label={t('list.split')} shortcut="Space" aria-pressed={isSplit} onClick={onSplit}>
        <IconLayoutSidebarRight {...icon} />
      </IconButton>
      {createButton}
    </>
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
