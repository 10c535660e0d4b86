// Categories as the tree they are; names are changed on the record's page, which keeps their history.
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { post, request } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { useTypeByName } from '../api/meta.ts'
import { useRecordPages } from '../api/records.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { Button, buttonClass } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { asRef, titleOf } from '../kit/field/field-value.ts'
import { TextField } from '../kit/field/TextField.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { showProblem } from '../kit/toast.ts'
import { useTitle } from '../kit/use-title.ts'
import { inSentence } from '../messages/in-sentence.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { NotFound } from '../shell/NotFound.tsx'
import { recordPath } from '../shell/paths.ts'
import access from './Access.module.css'
import styles from './Admin.module.css'

export function CategoriesPage() {
  const type = useTypeByName('category')
  return type ? <Tree type={type} /> : <NotFound />
}

function Tree({ type }: { type: TypeMeta }) {
  const pages = useRecordPages(type.plural, '', 'name')
  const all = pages.data?.pages.flatMap(page => page.items) ?? []
  const [under, setUnder] = useState<string | null>(null)
  const roots = all.filter(category => !asRef(category.parent))
  useTitle(type.labelPlural)
  return (
    <div className={styles.page}>
      <h1>{type.labelPlural}</h1>
      <p className={styles.lead}>{t('categories.lead')}</p>
      <ProblemNotice error={pages.error} onRetry={() => pages.refetch()} />
      {type.canCreate && <NewCategory type={type} parent={null} />}
      {pages.data && all.length === 0 && (
        <EmptyState title={t('list.emptyYet', { list: type.labelPlural })} why={t('categories.lead')} />
      )}
      <ul className={classes(access.rows, access.tree)}>
        {roots.map(root => (
          <li key={root.id}>
            <Row type={type} category={root} isRoot>
              {type.canCreate && (
                <Button
                  small
                  tone="ghost"
                  aria-expanded={under === root.id}
                  aria-label={t('categories.addUnder', { name: titleOf(type, root) })}
                  onClick={() => setUnder(under === root.id ? null : root.id)}
                >
                  <IconPlus size={16} stroke={1.5} aria-hidden />
                  <span className={access.word}>{t('categories.addSub')}</span>
                </Button>
              )}
            </Row>
            <ul className={classes(access.rows, access.sub)}>
              {all
                .filter(category => asRef(category.parent)?.id === root.id)
                .map(category => (
                  <li key={category.id}>
                    <Row type={type} category={category} />
                  </li>
                ))}
              {under === root.id && (
                <li>
                  <NewCategory type={type} parent={root} onDone={() => setUnder(null)} />
                </li>
              )}
            </ul>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <div className={styles.actions}>
          <Button busy={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {t('portal.showMore')}
          </Button>
        </div>
      )}
      <p>
        <Link to="/admin/categories/list" className={buttonClass('ghost', true)}>
          {t('categories.asList')}
        </Link>
      </p>
    </div>
  )
}

interface RowProps {
  type: TypeMeta
  category: RecordData
  isRoot?: boolean
  children?: ReactNode
}

function Row({ type, category, isRoot = false, children }: RowProps) {
  const client = useQueryClient()
  const active = category.active !== false
  const change = useMutation({
    mutationFn: () =>
      request<RecordData>('PATCH', `/${type.plural}/${category.id}`, { body: { active: !active } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.lists(type.plural) }),
    onError: showProblem,
  })
  const name = titleOf(type, category)
  return (
    <div className={access.row}>
      <span className={classes(isRoot && access.root, !active && access.off)}>
        <Link to={recordPath(type, category)}>{name}</Link>
        {!active && ` · ${t('categories.inactive')}`}
      </span>
      {children}
      {category.abilities.edit && (
        <Button
          small
          tone="ghost"
          busy={change.isPending}
          aria-label={t(active ? 'categories.deactivateOf' : 'categories.activateOf', { name })}
          onClick={() => change.mutate()}
        >
          {t(active ? 'categories.deactivate' : 'categories.activate')}
        </Button>
      )}
    </div>
  )
}

interface NewProps {
  type: TypeMeta
  parent: RecordData | null
  onDone?: () => void
}

function NewCategory({ type, parent, onDone }: NewProps) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const create = useMutation({
    mutationFn: () =>
      post<RecordData>(`/${type.plural}`, {
        name: name.trim(),
        ...(parent ? { parent: parent.id } : {}),
      }),
    onSuccess: async () => {
      setName('')
      await client.invalidateQueries({ queryKey: keys.lists(type.plural) })
      onDone?.()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  const label = parent
    ? t('categories.newUnder', { name: titleOf(type, parent) })
    : t('create.new', { type: inSentence(type.label) })
  return (
    <form className={access.adding} onSubmit={submit}>
      <TextField
        label={label}
        value={name}
        onChange={event => setName(event.target.value)}
        maxLength={200}
        autoFocus={parent !== null}
        required
      />
      <Button type="submit" busy={create.isPending}>
        {t('action.create')}
      </Button>
      <ProblemNotice error={create.error} />
    </form>
  )
}
