import type { FieldMeta } from '../api/types.ts'

/** A choice of one record, for forms that are not made from a record's own fields. */
export const refField = (target: string, label: string, name = target): FieldMeta => ({
  name,
  label,
  kind: 'ref',
  target,
  required: false,
  readOnly: false,
  internal: false,
  custom: false,
  filterable: false,
  sortable: false,
})
