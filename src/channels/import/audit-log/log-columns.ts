import { type Read, readFlag, readInstant } from '../cell-values.ts'
import type { Target } from '../mapping.ts'
import { readCount, readLongText, readNumber, readRank, readState, readText } from './log-values.ts'

interface LogColumn<T = unknown, Needed extends boolean = boolean> {
  label: string
  aliases: readonly string[]
  /** Every row must have it. */
  required: Needed
  read: (text: string) => Read<T>
}

const column = <T>(label: string, aliases: string[], read: LogColumn<T>['read']): LogColumn<T, false> => ({
  label,
  aliases,
  required: false,
  read,
})
const needed = <T>(label: string, aliases: string[], read: LogColumn<T>['read']): LogColumn<T, true> => ({
  ...column(label, aliases, read),
  required: true,
})
const name = (text: string): Read<string> => readText(text, 200)

/** What a row of the log says, by the names ServiceNow gives the columns. */
export const logColumns = {
  number: needed('Number', ['number'], readNumber),
  state: needed('State', ['incident_state', 'state'], readState),
  openedAt: needed('Opened', ['opened_at', 'sys_created_on'], readInstant),
  updatedAt: needed('Updated', ['sys_updated_at', 'sys_updated_on'], readInstant),
  updatedBy: column('Updated by', ['sys_updated_by'], name),
  modCount: column('Number of the update', ['sys_mod_count'], readCount),
  openedBy: column('Opened by', ['opened_by'], name),
  createdBy: column('Created by', ['sys_created_by'], name),
  createdAt: column('Created', ['sys_created_at'], readInstant),
  requester: column('Requester', ['caller_id', 'caller'], name),
  group: column('Group', ['assignment_group'], name),
  assignee: column('Assignee', ['assigned_to'], name),
  title: column('Subject', ['short_description'], text => readText(text, 250)),
  description: column('Description', ['description'], text => readLongText(text, 100_000)),
  category: column('Category', ['category'], name),
  subcategory: column('Subcategory', ['subcategory'], name),
  location: column('Location', ['location'], name),
  channel: column('Channel', ['contact_type'], name),
  impact: column('Impact', ['impact'], text => readRank(text, 3)),
  urgency: column('Urgency', ['urgency'], text => readRank(text, 3)),
  priority: column('Priority', ['priority'], text => readRank(text, 5)),
  reassignmentCount: column('Times reassigned', ['reassignment_count'], readCount),
  reopenCount: column('Times reopened', ['reopen_count'], readCount),
  resolvedBy: column('Resolved by', ['resolved_by'], name),
  resolvedAt: column('Resolved', ['resolved_at'], readInstant),
  closedAt: column('Closed', ['closed_at'], readInstant),
  'custom.closedCode': column('Closure code of the source', ['closed_code', 'close_code'], name),
  'custom.symptom': column('Symptom', ['u_symptom', 'symptom'], name),
  'custom.configurationItem': column('Configuration item', ['cmdb_ci'], name),
  'custom.madeSla': column('Within its SLA', ['made_sla'], readFlag),
  'custom.notify': column('Notification', ['notify'], name),
  'custom.knowledge': column('Knowledge used', ['knowledge'], readFlag),
  'custom.priorityConfirmed': column('Priority confirmed', ['u_priority_confirmation'], readFlag),
  'custom.problemNumber': column('Problem number', ['problem_id'], name),
  'custom.changeNumber': column('Change number', ['rfc'], name),
  'custom.causedByChange': column('Caused by change', ['caused_by'], name),
  'custom.vendor': column('Vendor', ['vendor'], name),
} satisfies Record<string, LogColumn>

type Columns = typeof logColumns
type Value<C> = C extends LogColumn<infer T, infer Needed> ? (Needed extends true ? T : T | null) : never

export type LogField = keyof Columns
export type CustomField = Extract<LogField, `custom.${string}`>

/** One row, understood; `row` is its place in the file. Fields without a column are null. */
export type LogRow = { [F in LogField]: Value<Columns[F]> } & { row: number }

export const logTargets: readonly Target[] = Object.entries(logColumns).map(([field, target]) => ({
  field,
  label: target.label,
  required: target.required,
  aliases: target.aliases,
}))

const isCustom = (field: string): field is CustomField => field.startsWith('custom.')

/** What Steward has no field for is kept in custom fields, which the import adds when they are not there. */
export const customColumns = Object.keys(logColumns)
  .filter(isCustom)
  .map(field => ({
    field,
    key: field.slice('custom.'.length),
    label: logColumns[field].label,
    kind: logColumns[field].read === readFlag ? ('boolean' as const) : ('text' as const),
  }))
