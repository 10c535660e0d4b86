import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get, search } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { useTypes } from '../api/meta.ts'
import type { Entry, FieldValue } from '../api/types.ts'
import { Button, buttonClass } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { FieldInput } from '../kit/field/FieldInput.tsx'
import { asRef } from '../kit/field/field-value.ts'
import { SelectField, TextField } from '../kit/field/TextField.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { actorName } from '../kit/record/actor-name.ts'
import { vias } from '../kit/record/vias.ts'
import { Skeleton } from '../kit/Skeleton.tsx'
import { fromLocalInput } from '../kit/time.ts'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { recordPath } from '../shell/paths.ts'
import styles from './Admin.module.css'
import { ChangeLines } from './ChangeLines.tsx'
import { refField } from './ref-field.ts'

interface AuditEntry extends Entry {
  record: { type: string; id: string; title: string | null } | null
}

export function AuditPage() {
  const types = useTypes()
  const [type, setType] = useState('')
  const [actor, setActor] = useState<FieldValue>(null)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const filter = {
    type,
    actor: asRef(actor)?.id,
    from: from && fromLocalInput(`${from}T00:00`),
    before: until && fromLocalInput(`${until}T24:00`),
  }
  const audit = useInfiniteQuery({
    queryKey: keys.audit(search(filter)),
    queryFn: ({ pageParam }) =>
      get<{ items: AuditEntry[]; next: string | null }>(`/audit${search({ ...filter, cursor: pageParam })}`),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
  const entries = audit.data?.pages.flatMap(page => page.items.toReversed()) ?? []
  useTitle(t('audit.title'))
  return (
    <div className={styles.page}>
      <h1>{t('audit.title')}</h1>
      <p className={styles.lead}>{t('audit.lead')}</p>
      <div className={styles.filters}>
        <SelectField
          label={t('audit.type')}
          value={type}
          onChange={setType}
          options={[
            { value: '', label: t('audit.anyType') },
            ...types.map(candidate => ({ value: candidate.type, label: candidate.labelPlural })),
          ]}
        />
        <FieldInput field={refField('person', t('audit.actor'))} value={actor} onChange={setActor} />
        <TextField
          label={t('audit.from')}
          type="date"
          value={from}
          onChange={event => setFrom(event.target.value)}
        />
        <TextField
          label={t('audit.until')}
          type="date"
          value={until}
          onChange={event => setUntil(event.target.value)}
        />
      </div>
      <p>
        <a className={buttonClass('default', true)} href={`/api/v1/audit/export${search(filter)}`} download>
          {t('audit.export')}
        </a>
      </p>
      <ProblemNotice error={audit.error} onRetry={() => audit.refetch()} />
      {audit.isPending && <Skeleton height={160} />}
      {audit.isSuccess && entries.length === 0 && (
        <EmptyState title={t('audit.nothing')} why={t('audit.nothingWhy')} />
      )}
      {entries.length > 0 && (
        // The table scrolls on a phone; the keyboard must reach it too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus
        <section className={styles.scroll} aria-label={t('audit.title')} tabIndex={0}>
          <table className={classes(styles.table, styles.stacked)}>
            <thead>
              <tr>
                <th scope="col">{t('audit.when')}</th>
                <th scope="col">{t('audit.who')}</th>
                <th scope="col">{t('audit.what')}</th>
                <th scope="col">{t('audit.record')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(entry => (
                <AuditRow key={entry.seq} entry={entry} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {audit.hasNextPage && (
        <div className={styles.actions}>
          <Button busy={audit.isFetchingNextPage} onClick={() => audit.fetchNextPage()}>
            {t('timeline.older')}
          </Button>
        </div>
      )}
    </div>
  )
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const { record } = entry
  const type = useTypes().find(candidate => candidate.type === record?.type)
  const via = vias[entry.via]
  return (
    <tr>
      <td className={styles.when}>
        <RelativeTime at={entry.at} />
      </td>
      <td>
        {actorName(entry.actor)}
        {via && <small> {t(via)}</small>}
      </td>
      <td>
        {entry.label} <code className="quiet">{entry.fact}</code>
        <div className={styles.changes}>
          <ChangeLines entry={entry} type={record?.type} />
        </div>
      </td>
      <td>
        {type && <small>{type.label}</small>}
        {record && type && type.area !== 'none' ? (
          <Link to={recordPath(type, record)}>{record.title ?? t('audit.nameless')}</Link>
        ) : (
          record?.title
        )}
      </td>
    </tr>
  )
}
