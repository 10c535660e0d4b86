import { IconChevronDown, IconX } from '@tabler/icons-react'
import type { CommandMeta, FieldMeta, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button, IconButton } from '../Button.tsx'
import { Menu, type MenuItem } from '../Menu.tsx'
import type { Question } from '../verbs/asking.ts'
import styles from './BulkBar.module.css'
import type { Selection } from './use-selection.ts'

interface Props {
  type: TypeMeta
  selection: Selection
  total: number | null
  loaded: number
  onChoose: (question: Question) => void
}

const upFront = 3

export function BulkBar({ type, selection, total, loaded, onChoose }: Props) {
  if (selection.ids.size === 0) return null
  const commands = type.commands.toSorted((a, b) => weight(a) - weight(b))
  const fields = type.fields.filter(isBulkField)
  const macros: Question = { kind: 'menu', title: t('macro.run'), commands: [], withMacros: true }
  const rest: MenuItem[] = [
    ...commands.slice(upFront).map(command => ({
      id: command.name,
      label: command.label,
      tone: command.tone === 'danger' ? ('danger' as const) : ('default' as const),
      onSelect: () => onChoose(asked(command)),
    })),
    ...fields.map((field, i) => ({
      id: `set-${field.name}`,
      label: t('bulk.setField', { field: field.label }),
      apart: i === 0,
      onSelect: () => onChoose({ kind: 'fields', title: field.label, fields: [field] }),
    })),
    ...(type.kind === 'work-item'
      ? [{ id: 'macro', label: t('macro.run'), apart: true, onSelect: () => onChoose(macros) }]
      : []),
  ]
  const canWiden =
    !selection.whole && total !== null && total > selection.ids.size && selection.ids.size >= loaded
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('bulk.bar')}>
      <strong className="tabular" role="status">
        {t('bulk.selected', { count: selection.whole && total !== null ? total : selection.ids.size })}
      </strong>
      {canWiden && (
        <Button small tone="ghost" onClick={selection.selectWhole}>
          {t('bulk.selectWhole', { count: total })}
        </Button>
      )}
      {commands.slice(0, upFront).map(command => (
        <Button key={command.name} small onClick={() => onChoose(asked(command))}>
          {command.label}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu
          label={t('bulk.more')}
          side="end"
          items={rest}
          trigger={props => (
            <Button small {...props}>
              {t('bulk.more')}
              <IconChevronDown size={14} stroke={1.5} aria-hidden />
            </Button>
          )}
        />
      )}
      <IconButton small label={t('bulk.clear')} shortcut="Esc" onClick={selection.clear}>
        <IconX size={16} stroke={1.5} aria-hidden />
      </IconButton>
    </div>
  )
}

const asked = (command: CommandMeta): Question => ({
  kind: command.name === 'merge' ? 'merge' : 'command',
  command,
})

/** Handing over and setting the order come first in a triage; ending work comes last. */
function weight(command: CommandMeta): number {
  if (command.name === 'assign') return 0
  if (command.name === 'setPriority') return 1
  if (command.name === 'resolve') return 2
  return command.tone === 'danger' ? 5 : 4
}

function isBulkField(field: FieldMeta): boolean {
  return !field.readOnly && ['choice', 'ref', 'boolean'].includes(field.kind) && field.name !== 'requester'
}
