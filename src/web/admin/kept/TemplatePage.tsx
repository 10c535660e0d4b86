// A template: which fields a new record begins with.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../api/client.ts'
import { useTypeByName } from '../../api/meta.ts'
import type { PreparedTemplate } from '../../api/templates.ts'
import type { FieldValue } from '../../api/types.ts'
import { preparedValues } from '../../kit/field/prepared-values.ts'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { t } from '../../messages/t.ts'
import { FieldRows } from './FieldRows.tsx'
import styles from './Kept.module.css'
import { KeptBasics, useFirstWorkType } from './KeptBasics.tsx'
import { KeptFrame } from './KeptFrame.tsx'
import { type KeptFormProps, KeptPage } from './KeptPage.tsx'
import { errorAt, initialOf, inputOf, patchOf, pointerOf, settable } from './kept-fields.ts'
import { useSaveKept } from './use-kept.ts'

export function TemplatePage() {
  return <KeptPage name="template" Form={TemplateLoader} />
}

function TemplateLoader({ type, record }: KeptFormProps) {
  const of = useTypeByName(String(record?.recordType ?? ''))
  const id = record?.id ?? ''
  const prepared = useQuery({
    queryKey: ['prepared', 'templates', id, record?.version],
    queryFn: () => get<PreparedTemplate>(`/templates/${id}/values`),
    enabled: record !== null,
  })
  if (!record) return <TemplateForm type={type} record={null} prefill={{}} />
  if (prepared.error) return <ProblemNotice error={prepared.error} />
  if (!prepared.data || !of) return <Skeleton height={240} />
  return (
    <TemplateForm type={type} record={record} prefill={preparedValues(of.fields, prepared.data.values)} />
  )
}

function TemplateForm({ type, record, prefill }: KeptFormProps & { prefill: Record<string, FieldValue> }) {
  const first = useFirstWorkType()
  const save = useSaveKept(type, record)
  const [values, setValues] = useState(() => initialOf(type, record, { recordType: first, active: true }))
  const [rows, setRows] = useState(prefill)
  const of = useTypeByName(String(values.recordType ?? ''))
  const fields = of ? settable(of) : []
  return (
    <KeptFrame
      type={type}
      record={record}
      save={save}
      input={() => ({ ...inputOf(type, values), prefill: patchOf(of, rows) })}
    >
      <KeptBasics
        type={type}
        values={values}
        error={save.error}
        onChange={setValues}
        onWorkType={recordType => {
          setValues({ ...values, recordType })
          setRows({})
        }}
      />
      <section className={styles.section}>
        <h2>{t('kept.prefill')}</h2>
        <p className="quiet">{t('kept.prefillHint')}</p>
        <FieldRows
          label={t('kept.prefill')}
          fields={fields}
          values={rows}
          onChange={setRows}
          errorOf={field => errorAt(save.error, `/prefill${pointerOf(field)}`)}
        />
      </section>
    </KeptFrame>
  )
}
