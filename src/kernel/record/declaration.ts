import type { Actor } from '../access/actor.ts'
import type { Where } from '../access/where.ts'
import type { Fields, Values } from './fields.ts'
import { type StateCategory, spineFields } from './spine.ts'

export type SpineFields = typeof spineFields

/** What the kernel keeps on every row, whatever its type. */
export interface Standard {
  id: string
  version: number
  createdAt: Date
  updatedAt: Date
  custom: Record<string, unknown>
}

export interface WorkItemStandard<S extends string = string> extends Standard {
  number: string
  state: S
  stateCategory: StateCategory
}

/** Any row as generic code sees it. */
export type AnyRow = Standard & Record<string, unknown>

export interface Capabilities {
  comments: boolean
  /** Comments that people outside the staff read; else every comment is a note. */
  replies: boolean
  attachments: boolean
  links: boolean
  watchers: boolean
  checklists: boolean
  timeWorked: boolean
  bulk: boolean
  import: boolean
  export: boolean
}

export interface RecordType<F extends Fields = Fields, S extends string = string> {
  type: string
  plural: string
  table: string
  kind: 'work-item' | 'record'
  /** The practice's own fields; the spine's are added for work items. */
  own: Fields
  /** All fields, spine included. */
  fields: F
  titleField: string
  prefix: string | null
  states: Record<S, StateCategory>
  initialState: S | null
  icon: string
  area: 'work' | 'directory' | 'admin' | 'none'
  listColumns: readonly string[]
  form: readonly string[]
  groups: readonly { name: string; fields: readonly string[] }[]
  defaultQuery: string
  defaultSort: string
  capabilities: Capabilities
  /** Which rows this actor may know of. Deny by default: no policy, no row. */
  read: (actor: Actor) => Where
  /** Whether this actor sees internal fields, comments and facts of rows that he may read. */
  seesInternal: (actor: Actor) => boolean
}

export type RowOf<R> =
  R extends RecordType<infer F, infer S>
    ? Values<F> & (string extends S ? Standard : WorkItemStandard<S>)
    : never
export type FieldName<R> = R extends RecordType<infer F, string> ? keyof F & string : never
export type StateOf<R> = R extends RecordType<Fields, infer S> ? S : never

type Shared = Pick<RecordType, 'type' | 'plural' | 'read' | 'seesInternal'> &
  Partial<
    Pick<
      RecordType,
      | 'table'
      | 'icon'
      | 'area'
      | 'listColumns'
      | 'form'
      | 'groups'
      | 'defaultQuery'
      | 'defaultSort'
      | 'titleField'
    >
  > & { capabilities?: Partial<Capabilities> }

/** A work item is talked about and worked on; any record comes and goes in numbers. */
const usualCapabilities = (isWorkItem: boolean): Capabilities => ({
  comments: isWorkItem,
  replies: isWorkItem,
  attachments: isWorkItem,
  links: isWorkItem,
  watchers: isWorkItem,
  checklists: isWorkItem,
  timeWorked: isWorkItem,
  bulk: true,
  import: true,
  export: true,
})

/** Declares a work item: a record with the spine, a number and states. */
export function defineWorkItem<const F extends Fields, const S extends string>(
  declaration: Shared & {
    prefix: string
    fields: F
    states: Record<S, StateCategory>
    initialState: NoInfer<S>
  },
): RecordType<SpineFields & F, S> {
  return {
    table: declaration.type,
    kind: 'work-item',
    titleField: 'title',
    icon: 'ticket',
    area: 'work',
    listColumns: ['number', 'title', 'requester', 'priority', 'state', 'group', 'assignee', 'updatedAt'],
    form: ['title', 'description'],
    groups: [],
    defaultQuery: 'is:active',
    defaultSort: 'priority,-updatedAt',
    ...declaration,
    own: declaration.fields,
    fields: { ...spineFields, ...declaration.fields },
    capabilities: { ...usualCapabilities(true), ...declaration.capabilities },
  }
}

/** Declares a record without spine or states: a person, a group, a category, a saved view. */
export function defineRecord<const F extends Fields>(
  declaration: Shared & { fields: F; titleField?: string },
): RecordType<F, string> {
  return {
    table: declaration.type,
    kind: 'record',
    titleField: 'name',
    prefix: null,
    states: {},
    initialState: null,
    icon: 'file',
    area: 'directory',
    listColumns: ['name', 'updatedAt'],
    form: Object.keys(declaration.fields),
    groups: [],
    defaultQuery: '',
    defaultSort: declaration.titleField ?? 'name',
    ...declaration,
    own: declaration.fields,
    fields: declaration.fields,
    capabilities: { ...usualCapabilities(false), ...declaration.capabilities },
  }
}
