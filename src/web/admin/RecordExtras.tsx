// What the page of a configuration or directory record has besides its fields: access, preview, history.
import { useMe } from '../api/me.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { CustomFieldPreview } from './CustomFieldPreview.tsx'
import { PersonAccess } from './PersonAccess.tsx'
import { RecordHistory } from './RecordHistory.tsx'

export function RecordExtras({ type, record }: { type: TypeMeta; record: RecordData }) {
  const isOverseer = useMe().roles.some(role => role === 'administrator' || role === 'auditor')
  return (
    <>
      {type.type === 'custom_field' && <CustomFieldPreview record={record} />}
      {type.type === 'person' && isOverseer && <PersonAccess key={record.id} person={record} />}
      <RecordHistory type={type} record={record} />
    </>
  )
}
