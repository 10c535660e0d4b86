// Several reports of one fault: one of them goes on, the others are merged into it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { previewBulk, useBulk } from '../../api/bulk.ts'
import { get, search } from '../../api/client.ts'
import { stateOf } from '../../api/meta.ts'
import type { CommandMeta, RecordData, RecordPage, TypeMeta } from '../../api/types.ts'
import { lastDone } from '../../api/undo.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { titleOf } from '../field/field-value.ts'
import formStyles from '../list/BulkBar.module.css'
import { BulkReportNotice } from '../list/BulkReportNotice.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { RelativeTime } from '../RelativeTime.tsx'
import { StateMark } from '../StateBadge.tsx'
import { showToast } from '../toast.ts'
import { undoButton } from './take-back.ts'
import styles from './Verbs.module.css'

interface Props {
  type: TypeMeta
  command: CommandMeta
  ids: string[]
  onClose: (done: boolean) => void
}

/** The query language takes at most fifty values of one field. */
export const mostMerged = 50

export function MergeManyDialog({ type, command, ids, onClose }: Props) {
  const found = useQuery({
    queryKey: ['merge-many', type.plural, ids],
    queryFn: ({ signal }) =>
      get<RecordPage>(
        `/${type.plural}${search({ q: `id:${ids.join(',')}`, sort: 'createdAt', limit: mostMerged })}`,
        signal,
      ),
    gcTime: 0,
  })
  const bulk = useBulk(type.plural)
  const [chosen, setChosen] = useState<string | null>(null)
  const rows = found.data?.items ?? []
  // The oldest that still goes on: it has waited longest and most is known of it.
  const main = rows.find(row => row.id === chosen) ?? rows.find(isOpen) ?? rows[0] ?? null
  const others = rows.filter(row => row.id !== main?.id).map(row => row.id)
  const act = { command: command.name, input: { mergedInto: main?.id ?? '' } }
  const preview = useQuery({
    queryKey: ['bulk-preview', type.plural, others, main?.id ?? ''],
    queryFn: () => previewBulk(type.plural, { ids: others }, act),
    enabled: main !== null && others.length > 0,
    gcTime: 0,
    retry: false,
  })
  const merge = () =>
    bulk.mutate(
      { target: { ids: others }, act },
      {
        onSuccess: report => {
          showToast(
            t('verb.merged', { count: report.changes, record: main?.number ?? '' }),
            lastDone() ? undoButton() : {},
          )
          onClose(true)
        },
      },
    )
  return (
    <Dialog title={t('verb.mergeMany', { count: ids.length })} onClose={() => onClose(false)} wide>
      <form
        className={formStyles.form}
        onSubmit={event => {
          event.preventDefault()
          merge()
        }}
      >
        <fieldset className={styles.mains}>
          <legend className={styles.hint}>{t('verb.mergeMain')}</legend>
          {rows.map(row => (
            <Main
              key={row.id}
              type={type}
              record={row}
              checked={row.id === main?.id}
              onChoose={() => setChosen(row.id)}
            />
          ))}
        </fieldset>
        {preview.data && <BulkReportNotice report={preview.data} />}
        <ProblemNotice error={found.error ?? preview.error ?? bulk.error} />
        <div className={formStyles.actions}>
          <Button tone="ghost" onClick={() => onClose(false)}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            tone="primary"
            busy={bulk.isPending}
            disabled={(preview.data?.changes ?? 0) === 0}
          >
            {t('verb.mergeInto1', { record: main?.number ?? '' })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const isOpen = (row: RecordData): boolean => row.stateCategory === 'open' || row.stateCategory === 'waiting'

interface MainProps {
  type: TypeMeta
  record: RecordData
  checked: boolean
  onChoose: () => void
}

function Main({ type, record, checked, onChoose }: MainProps) {
  return (
    <label className={styles.main}>
      {/* biome-ignore lint/a11y/noAutofocus: the choice comes after the dialog, and Enter there sends it */}
      <input type="radio" name="main" autoFocus={checked} checked={checked} onChange={onChoose} />
      <StateMark category={stateOf(type, record.state)?.category ?? null} />
      <span className="truncate">
        <span className="tabular">{record.number}</span> {titleOf(type, record)}
      </span>
      <small>
        <RelativeTime at={record.createdAt} />
      </small>
    </label>
  )
}
