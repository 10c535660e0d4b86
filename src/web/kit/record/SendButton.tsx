import { IconChevronDown } from '@tabler/icons-react'
import type { CommandMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { Menu } from '../Menu.tsx'
import styles from './Composer.module.css'

interface Props {
  label: string
  tone: 'note' | 'primary'
  disabled: boolean
  busy: boolean
  /** Commands that change the state: each can follow the sending at once. */
  moves: CommandMeta[]
  onSend: (then?: CommandMeta | null) => void
}

export function SendButton({ label, tone, disabled, busy, moves, onSend }: Props) {
  return (
    <span className={styles.send}>
      <Button small tone={tone} disabled={disabled} busy={busy} onClick={() => onSend()}>
        {label}
      </Button>
      {moves.length > 0 && !disabled && (
        <Menu
          label={t('composer.sendAnd')}
          side="end"
          items={moves.map(command => ({
            id: command.name,
            label: t('composer.sendThen', { send: label, command: command.label }),
            onSelect: () => onSend(command),
          }))}
          trigger={props => (
            <Button small tone={tone} {...props} aria-label={t('composer.sendAnd')}>
              <IconChevronDown size={14} stroke={1.5} aria-hidden />
            </Button>
          )}
        />
      )}
    </span>
  )
}
