// Which assignment rule would decide, and what each of them asks: without creating anything.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get, search } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { fieldOf, useTypeByName } from '../api/meta.ts'
import type { FieldValue, TypeMeta } from '../api/types.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { FieldInput } from '../kit/field/FieldInput.tsx'
import { asRef } from '../kit/field/field-value.ts'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { NotFound } from '../shell/NotFound.tsx'
import access from './Access.module.css'
import styles from './Admin.module.css'
import { refField } from './ref-field.ts'

interface RulePreview {
  id: string
  name: string
  position: number
  group: string
  method: string
  hits: boolean
  conditions: { field: string; value: string; met: boolean }[]
}

const targets = { category: 'category', subcategory: 'category', service: 'service', location: 'location' }
type Asked = keyof typeof targets
const asked: Asked[] = ['category', 'subcategory', 'service', 'location']

export function TryAssignmentPage() {
  const type = useTypeByName('assignment_rule')
  return type ? <Try type={type} /> : <NotFound />
}

function Try({ type }: { type: TypeMeta }) {
  const [values, setValues] = useState<Partial<Record<Asked, FieldValue>>>({})
  const given = Object.fromEntries(asked.map(name => [name, asRef(values[name])?.id]))
  const query = search(given)
  const preview = useQuery({
    queryKey: keys.tryAssignment(query),
    queryFn: () => get<{ items: RulePreview[] }>(`/assignment-rules/preview${query}`),
    placeholderData: keepPreviousData,
  })
  const rules = preview.data?.items ?? []
  const hit = rules.find(rule => rule.hits)
  const labelOf = (name: string) => fieldOf(type, name)?.label ?? name
  const methodOf = (value: string) =>
    fieldOf(type, 'method')?.options?.find(option => option.value === value)?.label ?? value
  useTitle(t('tryRules.title'))
  return (
    <div className={styles.page}>
      <h1>{t('tryRules.title')}</h1>
      <p className={styles.lead}>{t('tryRules.lead')}</p>
      <div className={styles.filters}>
        {asked.map(name => (
          <FieldInput
            key={name}
            field={refField(targets[name], labelOf(name), name)}
            value={values[name] ?? null}
            onChange={value => setValues({ ...values, [name]: value })}
          />
        ))}
      </div>
      <ProblemNotice error={preview.error} onRetry={() => preview.refetch()} />
      <p role="status">
        {hit
          ? t('tryRules.hit', { rule: hit.name, group: hit.group, method: methodOf(hit.method) })
          : preview.isSuccess && t('tryRules.noHit')}
      </p>
      {preview.isSuccess && rules.length === 0 && (
        <EmptyState
          title={t('list.emptyYet', { list: type.labelPlural })}
          why={t('admin.assignmentRulesHint')}
        />
      )}
      <ul className={access.rows}>
        {rules.map(rule => (
          <li key={rule.id} className={access.row}>
            <div className={access.sentence}>
              <Link to={`/admin/${type.plural}/${rule.id}`}>{rule.name}</Link>
              {' → '}
              {rule.group}
              <small>
                {rule.conditions.length === 0
                  ? t('tryRules.asksNothing')
                  : rule.conditions
                      .map(({ field, value, met }) =>
                        t(met ? 'tryRules.met' : 'tryRules.unmet', { field: labelOf(field), value }),
                      )
                      .join(' · ')}
              </small>
            </div>
            {rule.hits && <span className={access.hit}>{t('tryRules.decides')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
