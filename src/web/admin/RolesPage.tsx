import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { classes } from '../kit/classes.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useTitle } from '../kit/use-title.ts'
import { type MessageKey, t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import styles from './Admin.module.css'
import { type Clause, ClauseTree } from './ClauseTree.tsx'

type Extent = 'all' | 'some' | 'none'

interface RoleOnType {
  type: string
  label: string
  reads: Extent
  rule: Clause | null
  seesInternal: boolean
  commands: { name: string; label: string; may: Extent }[]
}

interface RolePolicy {
  role: string
  label: string
  persons: number
  types: RoleOnType[]
}

const extents: Record<Extent, MessageKey> = { all: 'roles.all', some: 'roles.some', none: 'roles.none' }
const generic: Record<string, MessageKey> = {
  create: 'action.create',
  edit: 'roles.edit',
  comment: 'composer.comment',
}

/** What each role may do, as the policies answer it; nothing here is written by hand. */
export function RolesPage() {
  const [chosen, setChosen] = useState('agent')
  const roles = useQuery({
    queryKey: keys.roles,
    queryFn: () => get<{ items: RolePolicy[] }>('/access/roles'),
  })
  const policy = roles.data?.items.find(item => item.role === chosen)
  useTitle(t('roles.title'))
  return (
    <div className={styles.page}>
      <h1>{t('roles.title')}</h1>
      <p className={styles.lead}>{t('roles.lead')}</p>
      <ProblemNotice error={roles.error} onRetry={() => roles.refetch()} />
      {roles.isPending && <Skeleton height={240} />}
      {roles.data && (
        <fieldset className={styles.tabs} aria-label={t('roles.title')}>
          {roles.data.items.map(item => (
            <button
              key={item.role}
              type="button"
              aria-pressed={item.role === chosen}
              onClick={() => setChosen(item.role)}
            >
              {item.label}
              <span className="tabular">{item.persons}</span>
            </button>
          ))}
        </fieldset>
      )}
      {policy && (
        <>
          <p className={styles.lead}>
            <Link to={`/directory/people?q=${encodeURIComponent(`roles:${policy.role} active:yes`)}`}>
              {t('roles.whoHas', { count: policy.persons, role: policy.label })}
            </Link>
          </p>
          <RoleTable policy={policy} />
        </>
      )}
    </div>
  )
}

function RoleTable({ policy }: { policy: RolePolicy }) {
  return (
    // The table scrolls on a phone; the keyboard must reach it too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus
    <section className={styles.scroll} aria-label={policy.label} tabIndex={0}>
      <table className={classes(styles.table, styles.stacked)}>
        <thead>
          <tr>
            <th scope="col">{t('audit.record')}</th>
            <th scope="col">{t('roles.reads')}</th>
            <th scope="col">{t('roles.internal')}</th>
            <th scope="col">{t('roles.may')}</th>
          </tr>
        </thead>
        <tbody>
          {policy.types.map(type => (
            <tr key={type.type}>
              <th scope="row">{type.label}</th>
              <td data-label={t('roles.reads')}>
                {type.rule ? (
                  <details>
                    <summary>{t(extents[type.reads])}</summary>
                    <ClauseTree clause={type.rule} />
                  </details>
                ) : (
                  <span className={type.reads === 'none' ? 'quiet' : undefined}>
                    {t(extents[type.reads])}
                  </span>
                )}
              </td>
              <td data-label={t('roles.internal')}>
                {type.seesInternal ? t('field.yes') : <span className="quiet">{t('field.no')}</span>}
              </td>
              <td data-label={t('roles.may')}>
                <Acts type={type} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Acts({ type }: { type: RoleOnType }) {
  const allowed = type.commands.filter(command => command.may !== 'none')
  if (allowed.length === 0) return <span className="quiet">{t('roles.nothing')}</span>
  return allowed
    .map(command => {
      const key = generic[command.name]
      const label = command.label === command.name && key ? t(key) : command.label
      return command.may === 'some' ? t('roles.sometimes', { act: label }) : label
    })
    .join(', ')
}
