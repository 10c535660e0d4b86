// The page of a record the generic form cannot edit: loads it, or begins a new one.
import type { ComponentType } from 'react'
import { useTypeByName } from '../../api/meta.ts'
import { useRecord } from '../../api/records.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { usePageParam } from '../../router/use-page.ts'
import { NotFound } from '../../shell/NotFound.tsx'
import styles from '../Admin.module.css'

export interface KeptFormProps {
  type: TypeMeta
  /** Null: a new one. */
  record: RecordData | null
}

interface Props {
  name: string
  Form: ComponentType<KeptFormProps>
}

export function KeptPage({ name, Form }: Props) {
  const type = useTypeByName(name)
  const id = usePageParam('id')
  if (!type) return <NotFound />
  return id === 'new' ? (
    <Form key="new" type={type} record={null} />
  ) : (
    <Opened key={id} type={type} id={id} Form={Form} />
  )
}

function Opened({ type, id, Form }: { type: TypeMeta; id: string; Form: Props['Form'] }) {
  const record = useRecord(type.plural, id)
  if (record.data) return <Form key={record.data.version} type={type} record={record.data} />
  return (
    <div className={styles.page}>
      {record.isPending ? (
        <Skeleton height={240} />
      ) : (
        <ProblemNotice error={record.error} onRetry={() => record.refetch()} />
      )}
    </div>
  )
}
