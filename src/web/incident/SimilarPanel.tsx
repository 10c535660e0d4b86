// What is like this incident, and how it was put right: link it, merge into it, put this under it, or solve this alike.
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useRunCommand } from '../api/change-record.ts'
import { type SimilarIncident, useSimilar } from '../api/incident.ts'
import { commandOf, fieldOf } from '../api/meta.ts'
import type { CommandMeta, RecordData } from '../api/types.ts'
import type { PanelProps } from '../extras.tsx'
import { IconButton } from '../kit/Button.tsx'
import { optionLabel } from '../kit/field/field-value.ts'
import { Menu, type MenuItem } from '../kit/Menu.tsx'
import { CommandDialog } from '../kit/record/CommandDialog.tsx'
import pageStyles from '../kit/record/RecordPage.module.css'
import { showProblem, showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import styles from './Incident.module.css'
import { IncidentLink } from './IncidentLink.tsx'
import { ResolveDialog } from './ResolveDialog.tsx'

interface Asking {
  command: CommandMeta
  /** The record with what the dialog is to begin with. */
  record: RecordData
}

export function SimilarPanel({ type, record }: PanelProps) {
  const similar = useSimilar(record)
  const run = useRunCommand(type)
  const [asking, setAsking] = useState<Asking | null>(null)
  const items = similar.data?.items ?? []
  if (items.length === 0) return null
  const ask = (name: string, known: Record<string, unknown>) => {
    const command = commandOf(type, name)
    if (command) setAsking({ command, record: { ...record, ...known } })
  }
  const act = (other: SimilarIncident, command: string, input: Record<string, unknown>) =>
    run.mutate(
      { record, command, input },
      {
        onSuccess: () => showToast(t('similar.done', { record: record.number ?? '', other: other.number })),
        onError: showProblem,
      },
    )
  const actsOn = (other: SimilarIncident): MenuItem[] => {
    const { abilities } = record
    const as = { id: other.id, name: other.number }
    const isOpen = other.stateCategory === 'open' || other.stateCategory === 'waiting'
    const acts: (MenuItem | false | undefined)[] = [
      abilities.resolve && {
        id: 'use',
        label: t('similar.use'),
        onSelect: () => ask('resolve', { closureCode: other.closureCode, closureNotes: other.closureNotes }),
      },
      abilities.link && {
        id: 'link',
        label: t('similar.link'),
        onSelect: () => act(other, 'link', { kind: 'relates', target: other.id }),
      },
      abilities.merge && {
        id: 'merge',
        label: t('similar.merge'),
        onSelect: () => ask('merge', { mergedInto: as }),
      },
      abilities.setParent && {
        id: 'parent',
        label: t('similar.under'),
        onSelect: () => act(other, 'setParent', { parent: other.id }),
      },
    ]
    return acts.filter(item => {
      if (!item) return false
      if (item.id === 'use') return Boolean(other.closureNotes)
      return item.id === 'link' || isOpen
    }) as MenuItem[]
  }
  return (
    <section className={pageStyles.group} aria-label={t('similar.title')}>
      <h2>{t('similar.title')}</h2>
      <ul>
        {items.map(other => (
          <li key={other.id} className={styles.similar}>
            <div className={pageStyles.listed}>
              <IncidentLink type={type} incident={other} />
              <Acts number={other.number} items={actsOn(other)} />
            </div>
            <Solved type={type} other={other} />
          </li>
        ))}
      </ul>
      {asking?.command.name === 'resolve' && (
        <ResolveDialog type={type} {...asking} onClose={() => setAsking(null)} />
      )}
      {asking && asking.command.name !== 'resolve' && (
        <CommandDialog type={type} {...asking} onClose={() => setAsking(null)} />
      )}
    </section>
  )
}

function Acts({ number, items }: { number: string; items: MenuItem[] }) {
  if (items.length === 0) return null
  return (
    <Menu
      label={t('similar.acts', { record: number })}
      side="end"
      items={items}
      trigger={props => (
        <IconButton small label={t('similar.acts', { record: number })} {...props}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </IconButton>
      )}
    />
  )
}

/** How it was put right, in two lines at most; the rest is a press away. */
export function Solved({ type, other }: { type: PanelProps['type']; other: SimilarIncident }) {
  if (!other.closureNotes) return null
  const field = fieldOf(type, 'closureCode')
  const code = field && other.closureCode ? optionLabel(field, other.closureCode) : null
  return (
    <details className={styles.solved}>
      <summary>
        {code && <b>{code}: </b>}
        {other.closureNotes}
      </summary>
      <p>{other.closureNotes}</p>
    </details>
  )
}
