import type { Ending } from './endings.ts'
import { customColumns, type LogRow } from './log-columns.ts'
import { channelOf } from './log-values.ts'
import type { Standing } from './states.ts'

/** The kinds of record a log names by their labels. */
export type Named = 'person' | 'group' | 'location' | 'category'

/** What a log is read against: the records its labels name and the priority Steward would give. */
export interface Surroundings {
  /** The id of a named record; a subcategory is named with the category it belongs to. */
  idOf: (kind: Named, label: string | null, parent?: string | null) => string | null
  priorityOf: (impact: string, urgency: string) => string
}

/** The incident in Steward's fields as it stood after one row. */
export type Snapshot = Standing & Record<string, unknown>

/** Codes ServiceNow ships with and what they are here; any other stays as text in `custom.closedCode`. */
const closureCodes: Record<string, string> = {
  'solved (permanently)': 'solved',
  'solved remotely (permanently)': 'solved',
  'solution provided': 'solved',
  'solved (work around)': 'solved_workaround',
  'solved remotely (work around)': 'solved_workaround',
  'workaround provided': 'solved_workaround',
  'closed/resolved by caller': 'solved_by_caller',
  'resolved by caller': 'solved_by_caller',
  'not solved (not reproducible)': 'not_reproducible',
  'not solved (too costly)': 'not_solved',
  duplicate: 'duplicate',
}

export function snapshotOf(row: LogRow, ending: Ending, { idOf, priorityOf }: Surroundings): Snapshot {
  const { state, holdReason } = row.state
  const [impact, urgency] = [row.impact ?? '3', row.urgency ?? '3']
  const usual = priorityOf(impact, urgency)
  const priority = row.priority ?? usual
  return {
    state,
    holdReason,
    description: row.description,
    requester: idOf('person', row.requester),
    group: idOf('group', row.group),
    assignee: idOf('person', row.assignee),
    category: idOf('category', row.category),
    subcategory: row.category ? idOf('category', row.subcategory, row.category) : null,
    location: idOf('location', row.location),
    channel: row.channel === null ? 'import' : channelOf(row.channel),
    impact,
    urgency,
    priority,
    // Without a reason the next edit would give it the matrix's priority.
    priorityReason: priority === usual ? null : 'Imported with this priority',
    reassignmentCount: row.reassignmentCount ?? 0,
    reopenCount: row.reopenCount ?? 0,
    resolvedAt: ending.resolvedAt,
    resolvedBy: idOf('person', ending.resolvedBy),
    closureCode: closureCodes[ending.closedCode?.toLowerCase() ?? ''] ?? null,
    closedAt: ending.closedAt,
    ...customValues(row),
    'custom.closedCode': ending.closedCode,
  }
}

function customValues(row: LogRow): Record<string, unknown> {
  return Object.fromEntries(customColumns.map(({ field }) => [field, row[field]]))
}

/** A log without a subject is known by what was wrong, as far as it says. */
export function titleOf(row: LogRow): string {
  if (row.title) return row.title
  const place = [row.category, row.subcategory].filter(Boolean).join(', ')
  const words = [row['custom.symptom'], place].filter(Boolean).join(': ')
  return (words || `Incident ${row.number}`).slice(0, 250)
}
