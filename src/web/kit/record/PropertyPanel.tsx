import { fieldsOf } from '../../api/meta.ts'
import type { FieldMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { isBlank, readField } from '../field/field-value.ts'
import { RelativeTime } from '../RelativeTime.tsx'
import { AttachmentList } from './AttachmentList.tsx'
import { ChecklistPanel } from './checklist/ChecklistPanel.tsx'
import { LinkList } from './LinkList.tsx'
import { Property } from './Property.tsx'
import styles from './RecordPage.module.css'
import { TimePanel } from './time/TimePanel.tsx'
import type { Editing } from './use-editing.ts'
import { WatcherList } from './WatcherList.tsx'

interface Props {
  type: TypeMeta
  record: RecordData
  editing: Editing
}

export function PropertyPanel({ type, record, editing }: Props) {
  return (
    <>
      {groupsOf(type).map(group => {
        // A fixed field that says nothing is noise; one that can be filled stays.
        const names = group.fields.filter(name => name !== type.titleField && !ownPlaces.includes(name))
        const fields = fieldsOf(type, names).filter(
          field => saysSomething(record, field) || (!field.readOnly && record.abilities.edit),
        )
        return fields.length === 0 ? null : (
          <section key={group.label} className={styles.group}>
            <h2>{group.label}</h2>
            <dl>
              {fields.map(field => (
                <Property key={field.name} type={type} record={record} field={field} editing={editing} />
              ))}
            </dl>
          </section>
        )
      })}
      {type.capabilities.checklists && <ChecklistPanel type={type} record={record} />}
      {type.capabilities.timeWorked && <TimePanel type={type} record={record} />}
      {type.capabilities.watchers && <WatcherList type={type} record={record} />}
      {type.capabilities.links && <LinkList type={type} record={record} />}
      {type.capabilities.attachments && <AttachmentList type={type} record={record} />}
      <p className={styles.dates}>
        {t('record.created')} <RelativeTime at={record.createdAt} />
        {' · '}
        {t('record.updated')} <RelativeTime at={record.updatedAt} />
      </p>
    </>
  )
}

const ownPlaces = ['number', 'state', 'description', 'watchers', 'createdAt', 'updatedAt']

/** As the type declares them; a type without groups shows all it has. Fields of the administrator stand last. */
function groupsOf(type: TypeMeta): TypeMeta['groups'] {
  const own =
    type.groups.length > 0
      ? type.groups
      : [
          {
            label: t('record.properties'),
            fields: namesOf(type, field => !field.custom && field.kind !== 'json'),
          },
        ]
  const grouped = new Set(own.flatMap(group => group.fields))
  const rest = namesOf(type, field => field.custom && !grouped.has(field.name))
  return rest.length > 0 ? [...own, { label: t('record.customFields'), fields: rest }] : own
}

const namesOf = (type: TypeMeta, wanted: (field: FieldMeta) => boolean): string[] =>
  type.fields.filter(wanted).map(field => field.name)

function saysSomething(record: RecordData, field: FieldMeta): boolean {
  const value = readField(record, field)
  return !isBlank(value) && value !== 0
}
