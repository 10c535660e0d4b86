import { IconPlus, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useRunCommand } from '../../api/change-record.ts'
import { stateOf, useTypes } from '../../api/meta.ts'
import { useSearchHits } from '../../api/search.ts'
import { useLinks } from '../../api/timeline.ts'
import type { LinkData, RecordData, TypeMeta } from '../../api/types.ts'
import { type MessageKey, t } from '../../messages/t.ts'
import { Link } from '../../router/Link.tsx'
import { recordPath } from '../../shell/paths.ts'
import { useDebounced } from '../../shell/use-debounced.ts'
import { IconButton } from '../Button.tsx'
import { Picker } from '../field/Picker.tsx'
import { SelectField } from '../field/TextField.tsx'
import { Popover } from '../Popover.tsx'
import { StateMark } from '../StateBadge.tsx'
import { showProblem } from '../toast.ts'
import styles from './RecordPage.module.css'

const kinds: Record<string, MessageKey> = {
  relates: 'links.relates',
  duplicate_of: 'links.duplicateOf',
  parent_of: 'links.parentOf',
  caused_by: 'links.causedBy',
}

export function LinkList({ type, record }: { type: TypeMeta; record: RecordData }) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const links = useLinks(type.plural, record.id)
  const run = useRunCommand(type)
  const items = links.data?.items ?? []
  const canLink = record.abilities.link === true
  if (items.length === 0 && !canLink) return null
  return (
    <section className={styles.group}>
      <header>
        <h2>{t('links.title')}</h2>
        {canLink && (
          <IconButton ref={anchor} small label={t('links.add')} onClick={() => setOpen(!open)}>
            <IconPlus size={16} stroke={1.5} aria-hidden />
          </IconButton>
        )}
      </header>
      <Popover anchor={anchor} open={open} onClose={() => setOpen(false)} side="end" label={t('links.add')}>
        <LinkPicker
          record={record}
          onPick={(kind, target) => {
            setOpen(false)
            run.mutate({ record, command: 'link', input: { kind, target } }, { onError: showProblem })
          }}
        />
      </Popover>
      <ul>
        {items.map(link => (
          <LinkRow
            key={link.id}
            link={link}
            onRemove={
              canLink
                ? () =>
                    run.mutate(
                      { record, command: 'unlink', input: { link: link.id } },
                      { onError: showProblem },
                    )
                : null
            }
          />
        ))}
      </ul>
    </section>
  )
}

function LinkRow({ link, onRemove }: { link: LinkData; onRemove: (() => void) | null }) {
  const type = useTypes().find(candidate => candidate.type === link.record.type)
  const state = type ? stateOf(type, link.record.state) : null
  const name = link.record.number ?? link.record.title
  return (
    <li className={styles.listed}>
      <StateMark category={link.record.stateCategory} />
      {type ? (
        <Link to={recordPath(type, link.record)} className="truncate" data-tip={link.record.title}>
          <span className="tabular">{link.record.number}</span> {link.record.title}
        </Link>
      ) : (
        <span className="truncate">{name}</span>
      )}
      <small>{link.label}</small>
      {state && <span className="hidden">{state.label}</span>}
      {onRemove && (
        <IconButton small label={t('links.remove', { record: name })} onClick={onRemove}>
          <IconX size={14} stroke={1.5} aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

interface LinkPickerProps {
  record: RecordData
  onPick: (kind: string, target: string) => void
}

function LinkPicker({ record, onPick }: LinkPickerProps) {
  const [kind, setKind] = useState('relates')
  const [words, setWords] = useState('')
  const types = useTypes().filter(type => type.kind === 'work-item')
  const hits = useSearchHits(useDebounced(words, 150), types.map(type => type.type).join(','))
  const choices = (hits.data?.items ?? [])
    .filter(hit => hit.id !== record.id)
    .map(hit => ({ value: hit.id, label: hit.title, ...(hit.number ? { hint: hit.number } : {}) }))
  return (
    <div>
      <div style={{ padding: '10px 12px' }}>
        <SelectField
          label={t('links.kind')}
          value={kind}
          onChange={setKind}
          options={Object.entries(kinds).map(([value, key]) => ({ value, label: t(key) }))}
        />
      </div>
      <Picker
        label={t('links.find')}
        choices={words === '' ? [] : choices}
        selected={[]}
        onPick={choice => onPick(kind, choice.value)}
        onSearch={setWords}
        loading={hits.isFetching}
      />
    </div>
  )
}
