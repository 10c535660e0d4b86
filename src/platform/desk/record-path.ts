import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'

/** Where a person reads the record that he is told of: staff in the workspace, others in the portal. */
export const recordPath = (record: RecordType, row: AnyRow, staff: boolean): string =>
  staff ? `/work/${record.plural}/${row.number}` : `/portal/tickets/${row.number}`
