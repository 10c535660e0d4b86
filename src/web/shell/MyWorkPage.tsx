import { useMe } from '../api/me.ts'
import { fieldOf, stateOf, useTypes } from '../api/meta.ts'
import { useCount, useShortList } from '../api/records.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { asRef, optionLabel, readText, titleOf } from '../kit/field/field-value.ts'
import { PriorityMark } from '../kit/PriorityMark.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useTitle } from '../kit/use-title.ts'
import { type MessageKey, t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import styles from './MyWorkPage.module.css'
import { listPath, recordPath } from './paths.ts'

interface Section {
  title: MessageKey
  done: MessageKey
  q: string
}

const sections: Section[] = [
  {
    title: 'myWork.answered',
    done: 'myWork.answeredDone',
    q: 'is:active is:mine lastWordBy:requester -is:snoozed',
  },
  { title: 'myWork.mine', done: 'myWork.mineDone', q: 'is:open is:mine -is:snoozed' },
  {
    title: 'myWork.unassigned',
    done: 'myWork.unassignedDone',
    q: 'is:open is:unassigned group:mine -is:snoozed',
  },
  { title: 'myWork.waiting', done: 'myWork.waitingDone', q: 'is:waiting is:mine -is:snoozed' },
  { title: 'myWork.snoozed', done: 'myWork.snoozedDone', q: 'is:active is:snoozed' },
]

export function MyWorkPage() {
  const me = useMe()
  const types = useTypes().filter(type => type.area === 'work')
  useTitle(t('nav.myWork'))
  return (
    <div className={styles.page}>
      <h1>{t('nav.myWork')}</h1>
      <p>{t('myWork.hello', { name: me.name.split(' ')[0] ?? me.name })}</p>
      {types.flatMap(type =>
        sections.map(section => (
          <WorkSection
            key={`${type.type} ${section.title}`}
            type={type}
            section={section}
            several={types.length > 1}
          />
        )),
      )}
    </div>
  )
}

const shown = 8

interface WorkSectionProps {
  type: TypeMeta
  section: Section
  several: boolean
}

function WorkSection({ type, section, several }: WorkSectionProps) {
  const list = useShortList(type.plural, section.q, type.defaultSort, shown)
  const count = useCount(type.plural, section.q)
  const title = several
    ? t('myWork.ofType', { section: t(section.title), type: type.labelPlural })
    : t(section.title)
  const rows = list.data?.items ?? []
  return (
    <section className={styles.section} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="tabular quiet">{count.data?.count}</span>
        {rows.length > 0 && (
          <Link
            to={listPath(type)}
            search={{ q: section.q }}
            aria-label={t('myWork.openAll', { section: title })}
          >
            {t('myWork.open')}
          </Link>
        )}
      </header>
      <ProblemNotice error={list.error} onRetry={() => list.refetch()} />
      {list.isPending && (
        <div className={styles.done}>
          <Skeleton width="60%" />
        </div>
      )}
      {list.data && rows.length === 0 && <p className={styles.done}>{t(section.done)}</p>}
      {rows.map(record => (
        <WorkRow key={record.id} type={type} record={record} />
      ))}
    </section>
  )
}

function WorkRow({ type, record }: { type: TypeMeta; record: RecordData }) {
  const priority = fieldOf(type, 'priority')
  const rank = readText(record, 'priority')
  const requester = asRef(record.requester)
  return (
    <Link to={recordPath(type, record)} className={styles.row}>
      {priority && rank ? <PriorityMark rank={rank} label={optionLabel(priority, rank)} bare /> : <span />}
      <span className={`tabular ${styles.number}`}>{record.number}</span>
      <b className="truncate">{titleOf(type, record)}</b>
      <span className={`truncate ${styles.who}`}>
        {requester?.name ?? stateOf(type, record.state)?.label}
      </span>
      <RelativeTime at={record.updatedAt} />
    </Link>
  )
}
