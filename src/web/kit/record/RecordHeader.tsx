import {
  IconArrowLeft,
  IconChevronDown,
  IconDots,
  IconExternalLink,
  IconEye,
  IconEyeOff,
  IconX,
} from '@tabler/icons-react'
import { useRunCommand } from '../../api/change-record.ts'
import { useMe } from '../../api/me.ts'
import { stateOf } from '../../api/meta.ts'
import type { CommandMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { PutOffButton } from '../../inbox/SnoozeMarks.tsx'
import { t } from '../../messages/t.ts'
import { Link } from '../../router/Link.tsx'
import { listPath, recordPath } from '../../shell/paths.ts'
import { Button, buttonClass, IconButton } from '../Button.tsx'
import { asRef, titleOf } from '../field/field-value.ts'
import { Menu, type MenuItem } from '../Menu.tsx'
import { PresenceFaces } from '../presence/PresenceFaces.tsx'
import { StateBadge } from '../StateBadge.tsx'
import { showProblem, showToast } from '../toast.ts'
import { VipMark } from '../VipMark.tsx'
import { MacroMenu } from './MacroMenu.tsx'
import styles from './RecordPage.module.css'
import type { Commands } from './use-commands.ts'

interface Props {
  type: TypeMeta
  record: RecordData
  commands: Commands
  onClose?: (() => void) | undefined
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true }

export function RecordHeader({ type, record, commands, onClose }: Props) {
  const moves = commands.allowed.filter(command => command.to !== null)
  const first = commands.allowed.find(command => command.tone === 'primary')
  const others = commands.allowed.filter(command => command.to === null && command !== first)
  return (
    <header className={styles.head}>
      <Link
        to={listPath(type)}
        className={styles.crumb}
        aria-label={t('record.back', { list: type.labelPlural })}
      >
        {onClose ? null : <IconArrowLeft {...icon} />}
        {!onClose && <span className={styles.crumbWord}>{type.labelPlural}</span>}
      </Link>
      <CopyNumber record={record} />
      <StateMenu type={type} record={record} moves={moves} onStart={commands.start} />
      <VipMark record={record} />
      {first && (
        <Button small className={styles.first} onClick={() => commands.start(first)}>
          {first.label}
        </Button>
      )}
      <span className={styles.space} />
      <div className={styles.acts}>
        <PresenceFaces record={record} />
        {type.capabilities.watchers && record.abilities.watch && <WatchButton type={type} record={record} />}
        {type.kind === 'work-item' && <MacroMenu type={type} record={record} />}
        {type.kind === 'work-item' && <PutOffButton record={record} />}
        {others.length > 0 && (
          <Menu
            label={t('record.more')}
            side="end"
            items={others.map(command => toItem(command, commands.start))}
            trigger={props => (
              <IconButton small label={t('record.more')} {...props}>
                <IconDots {...icon} />
              </IconButton>
            )}
          />
        )}
        {onClose && (
          <>
            <Link
              to={recordPath(type, record)}
              className={buttonClass('ghost', true)}
              aria-label={t('record.openFully')}
              data-tip={t('record.openFully')}
            >
              <IconExternalLink {...icon} />
            </Link>
            <IconButton small label={t('record.closePeek')} shortcut="Esc" onClick={onClose}>
              <IconX {...icon} />
            </IconButton>
          </>
        )}
      </div>
      <span className="hidden">{titleOf(type, record)}</span>
    </header>
  )
}

function CopyNumber({ record }: { record: RecordData }) {
  const { number } = record
  if (!number) return null
  const copy = () =>
    navigator.clipboard.writeText(number).then(
      () => showToast(t('record.copied', { number })),
      () => showToast(t('record.notCopied'), { tone: 'danger' }),
    )
  return (
    <button type="button" className={styles.number} onClick={copy} data-tip={t('record.copy')}>
      {number}
    </button>
  )
}

function toItem(command: CommandMeta, start: (command: CommandMeta) => void): MenuItem {
  return {
    id: command.name,
    label: command.label,
    tone: command.tone === 'danger' ? 'danger' : 'default',
    apart: command.tone === 'danger',
    onSelect: () => start(command),
  }
}

interface StateMenuProps {
  type: TypeMeta
  record: RecordData
  moves: CommandMeta[]
  onStart: (command: CommandMeta) => void
}

function StateMenu({ type, record, moves, onStart }: StateMenuProps) {
  const state = stateOf(type, record.state)
  if (!state) return null
  const badge = (
    <StateBadge label={state.label} category={state.category} fresh={type.states[0]?.value === state.value} />
  )
  if (moves.length === 0) return <span className={styles.state}>{badge}</span>
  const ordered = moves.toSorted((a, b) => Number(a.tone === 'danger') - Number(b.tone === 'danger'))
  return (
    <Menu
      label={t('record.changeState')}
      items={ordered.map(command => toItem(command, onStart))}
      trigger={props => (
        <Button small {...props} aria-label={t('record.stateIs', { state: state.label })}>
          {badge}
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </Button>
      )}
    />
  )
}

function WatchButton({ type, record }: { type: TypeMeta; record: RecordData }) {
  const me = useMe()
  const run = useRunCommand(type)
  const watchers = Array.isArray(record.watchers) ? record.watchers.map(asRef) : []
  const watching = watchers.some(watcher => watcher?.id === me.id)
  return (
    <IconButton
      small
      label={watching ? t('record.unwatch') : t('record.watch')}
      aria-pressed={watching}
      busy={run.isPending}
      onClick={() =>
        run.mutate({ record, command: watching ? 'unwatch' : 'watch' }, { onError: showProblem })
      }
    >
      {watching ? <IconEyeOff {...icon} /> : <IconEye {...icon} />}
    </IconButton>
  )
}
