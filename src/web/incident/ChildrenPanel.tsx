// The reports of one fault under their parent: how each stands, and how many are still open.

import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useRunCommand } from '../api/change-record.ts'
import type { IncidentLine } from '../api/incident.ts'
import { keys } from '../api/keys.ts'
import { useLive } from '../api/live.ts'
import { stateOf } from '../api/meta.ts'
import { useCount, useShortList } from '../api/records.ts'
import { useSearchHits } from '../api/search.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import type { PanelProps } from '../extras.tsx'
import { IconButton } from '../kit/Button.tsx'
import { asRef, readText } from '../kit/field/field-value.ts'
import { Picker } from '../kit/field/Picker.tsx'
import { Popover } from '../kit/Popover.tsx'
import pageStyles from '../kit/record/RecordPage.module.css'
import { showProblem, showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { listPath } from '../shell/paths.ts'
import { useDebounced } from '../shell/use-debounced.ts'
import styles from './Incident.module.css'
import { IncidentLink } from './IncidentLink.tsx'

const shown = 20

export function ChildrenPanel({ type, record }: PanelProps) {
  const q = `parent:${record.id}`
  const children = useShortList(type.plural, q, '-updatedAt', shown)
  const all = useCount(type.plural, q)
  const open = useCount(type.plural, `${q} is:active`)
  const client = useQueryClient()
  useLive(event => {
    if (event === 'reset' || event.type !== type.type) return
    const isOurs = children.data?.items.some(child => child.id === event.id)
    if (!isOurs && !/\.(adopted|leftParent)$/.test(event.fact)) return
    client.invalidateQueries({ queryKey: keys.short(type.plural, q, '-updatedAt', shown) })
    client.invalidateQueries({ queryKey: keys.count(type.plural, q) })
    client.invalidateQueries({ queryKey: keys.count(type.plural, `${q} is:active`) })
  })
  const items = children.data?.items ?? []
  const count = all.data?.count ?? 0
  const mayAdd = record.abilities.setParent === true && record.parent === null
  if (items.length === 0 && !mayAdd) return null
  return (
    <section className={pageStyles.group} aria-label={t('family.title')}>
      <header>
        <h2>
          {t('family.title')}
          {count > 0 && (
            <span className={styles.count}>{t('family.count', { count, open: open.data?.count ?? 0 })}</span>
          )}
        </h2>
        {mayAdd && <AddChild type={type} parent={record} />}
      </header>
      <ul>
        {items.map(child => (
          <li key={child.id} className={pageStyles.listed}>
            <IncidentLink type={type} incident={lineOf(child)} />
            <small className={styles.end}>{stateOf(type, child.state)?.label}</small>
          </li>
        ))}
      </ul>
      {count > items.length && (
        <Link to={`${listPath(type)}?q=${encodeURIComponent(q)}`} className={styles.rest}>
          {t('family.all', { count })}
        </Link>
      )}
    </section>
  )
}

const lineOf = (record: RecordData): IncidentLine => ({
  id: record.id,
  number: record.number ?? '',
  title: [readText(record, 'title'), asRef(record.requester)?.name].filter(Boolean).join(', '),
  state: record.state ?? '',
  stateCategory: record.stateCategory ?? 'open',
})

function AddChild({ type, parent }: { type: TypeMeta; parent: RecordData }) {
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const anchor = useRef<HTMLButtonElement>(null)
  const hits = useSearchHits(useDebounced(words, 150), type.type)
  const run = useRunCommand(type)
  const choices = (hits.data?.items ?? [])
    .filter(hit => hit.id !== parent.id && (hit.stateCategory === 'open' || hit.stateCategory === 'waiting'))
    .map(hit => ({ value: hit.id, label: hit.title, ...(hit.number ? { hint: hit.number } : {}) }))
  const adopt = (id: string) =>
    run.mutate(
      // Only the id of the child matters here; the reply brings the rest.
      { record: { ...parent, id, number: null }, command: 'setParent', input: { parent: parent.id } },
      {
        onSuccess: child => showToast(t('family.added', { record: child.number ?? '' })),
        onError: showProblem,
      },
    )
  return (
    <>
      <IconButton ref={anchor} small label={t('family.add')} onClick={() => setOpen(!open)}>
        <IconPlus size={16} stroke={1.5} aria-hidden />
      </IconButton>
      <Popover anchor={anchor} open={open} onClose={() => setOpen(false)} side="end" label={t('family.add')}>
        <Picker
          label={t('family.add')}
          choices={words === '' ? [] : choices}
          selected={[]}
          onSearch={setWords}
          loading={hits.isFetching}
          onPick={choice => {
            setOpen(false)
            adopt(choice.value)
          }}
        />
      </Popover>
    </>
  )
}
