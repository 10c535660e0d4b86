// The lists a type offers above itself: those every work queue has, and those people saved.
import { fieldOf } from '../../api/meta.ts'
import type { Density, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { readText } from '../field/field-value.ts'

export interface ListView {
  id: string
  name: string
  q: string
  /** Empty for the type's own order. */
  sort: string
  /** Empty for the type's own columns. */
  columns: string[]
  groupBy: string
  /** Null for the height of rows the person likes. */
  density: Density | null
  pinned: boolean
  position: number
  /** What was saved; null for a view that comes with the type. */
  record: RecordData | null
}

const densities: readonly string[] = ['dense', 'comfortable', 'roomy'] satisfies Density[]
const isDensity = (value: unknown): value is Density => typeof value === 'string' && densities.includes(value)

export const asDensity = (value: unknown): Density | null => (isDensity(value) ? value : null)

export function asView(record: RecordData): ListView {
  return {
    id: record.id,
    name: readText(record, 'name'),
    q: readText(record, 'q'),
    sort: readText(record, 'sort'),
    columns: asNames(record.columns),
    groupBy: readText(record, 'groupBy'),
    density: asDensity(record.density),
    pinned: record.pinned === true,
    position: typeof record.position === 'number' ? record.position : 0,
    record,
  }
}

/** What waits is forgotten when no list shows it: these are there without anybody setting them up. */
export function builtInViews(type: TypeMeta): ListView[] {
  if (type.kind !== 'work-item') return []
  const waits = (fieldOf(type, 'holdReason')?.options ?? []).map(option => option.value)
  const view = (id: string, name: string, q: string, sort = ''): ListView => ({
    id,
    name,
    q,
    sort,
    columns: [],
    groupBy: '',
    density: null,
    pinned: true,
    position: 0,
    record: null,
  })
  return [
    ...(fieldOf(type, 'group') ? [view('my-group', t('views.myGroup'), 'is:active group:mine')] : []),
    ...(fieldOf(type, 'assignee')
      ? [view('unassigned', t('views.unassigned'), 'is:active is:unassigned', 'priority,createdAt')]
      : []),
    ...(waits.includes('caller')
      ? [view('waiting-caller', t('views.waitingCaller'), 'is:waiting holdReason:caller', 'updatedAt')]
      : []),
    ...(waits.includes('vendor')
      ? [view('waiting-vendor', t('views.waitingVendor'), 'is:waiting holdReason:vendor', 'updatedAt')]
      : []),
    view('put-off', t('views.putOff'), 'is:active is:snoozed', 'updatedAt'),
  ]
}

export const inOrder = (views: readonly ListView[]): ListView[] =>
  views.toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name))

function asNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter(item => typeof item === 'string')
  return typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : []
}
