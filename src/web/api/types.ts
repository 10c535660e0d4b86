// The shapes of the HTTP interface, as the server's replies carry them.

export interface Ref {
  id: string
  name: string
  type?: string
}

export type FieldValue = string | number | boolean | null | Ref | Ref[] | string[]
export type FieldKind =
  | 'text'
  | 'longText'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'multiChoice'
  | 'textList'
  | 'date'
  | 'instant'
  | 'ref'
  | 'refList'
  | 'json'
export type StateCategory = 'open' | 'waiting' | 'done' | 'cancelled'

export interface FieldOption {
  value: string
  label: string
  rank?: number
}

export interface FieldMeta {
  name: string
  label: string
  hint?: string | null
  kind: FieldKind
  target?: string
  options?: FieldOption[]
  required: boolean
  readOnly: boolean
  internal: boolean
  custom: boolean
  filterable: boolean
  sortable: boolean
  min?: number
  max?: number
  maxLength?: number
}

export interface StateMeta {
  value: string
  label: string
  category: StateCategory
}

export interface CommandMeta {
  name: string
  label: string
  fact: string
  from: string[] | null
  to: string | null
  tone: 'primary' | 'default' | 'danger'
  listed: boolean
  /** What takes it back. */
  undo: { command: string; input?: Record<string, unknown> } | null
  input: FieldMeta[]
}

export interface TypeMeta {
  type: string
  plural: string
  kind: 'work-item' | 'record'
  label: string
  labelPlural: string
  prefix: string | null
  titleField: string
  numbered: boolean
  icon: string
  fields: FieldMeta[]
  states: StateMeta[]
  commands: CommandMeta[]
  listColumns: string[]
  form: string[]
  groups: { label: string; fields: string[] }[]
  capabilities: {
    comments: boolean
    attachments: boolean
    links: boolean
    watchers: boolean
    checklists: boolean
    replies: boolean
    timeWorked: boolean
    bulk: boolean
    import: boolean
    export: boolean
  }
  canCreate: boolean
  defaultSort: string
  defaultQuery: string
  area: 'work' | 'directory' | 'admin' | 'none'
}

export interface RecordData {
  id: string
  type: string
  number?: string | null
  version: number
  createdAt: string
  updatedAt: string
  state?: string | null
  stateCategory?: StateCategory | null
  custom: Record<string, FieldValue>
  abilities: Record<string, boolean>
  [field: string]: unknown
}

export interface RecordPage {
  items: RecordData[]
  next: string | null
}

export type ColorScheme = 'auto' | 'light' | 'dark'
export type Density = 'dense' | 'comfortable' | 'roomy'
/** How long a reply can be taken back after sending. */
export type UndoSeconds = 0 | 5 | 10
/** Where the cursor goes when a record of the list was dealt with. */
export type AfterVerb = 'next' | 'stay' | 'back'
export type Role = 'requester' | 'agent' | 'process_owner' | 'administrator' | 'auditor'

export interface Me {
  id: string
  name: string
  username: string
  email: string
  initials: string
  roles: Role[]
  groups: Ref[]
  language: string
  timeZone: string
  preferences: {
    colorScheme: ColorScheme
    density: Density
    singleKeys: boolean
    undoSeconds: UndoSeconds
    afterVerb: AfterVerb
    keys: Record<string, string>
  }
  isStaff: boolean
  /** An administrator gave the password: it is to be changed before anything else. */
  passwordIsOneTime: boolean
}

export interface Attachment {
  id: string
  name: string
  size: number
  mediaType: string
  internal: boolean
  at: string
  by: { id: string; name: string }
  url: string
}

export interface Change {
  field: string
  label: string
  from: string | null
  to: string | null
}

export interface Comment {
  id: string
  body: string
  internal: boolean
  attachments: Attachment[]
}

export interface Entry {
  seq: number | string
  at: string
  fact: string
  label: string
  actor: { id?: string; name: string; system: boolean }
  via: string
  internal: boolean
  /** The macro, template or recurrence it is part of; for staff. */
  cause?: { type: string; id: string; name: string; undoes?: string }
  changes: Change[]
  data?: Record<string, unknown>
  comment?: Comment
  attachment?: Attachment
}

export interface EntryPage {
  items: Entry[]
  next: string | null
}

export interface LinkData {
  id: string
  kind: string
  label: string
  record: {
    id: string
    type: string
    number: string | null
    title: string
    state: string | null
    stateCategory: StateCategory | null
  }
}

export interface SearchHit {
  type: string
  id: string
  number: string | null
  title: string
  state: string | null
  stateCategory: StateCategory | null
  snippet: string | null
  why: string | null
  updatedAt: string
}

export interface SearchReply {
  items: SearchHit[]
  jump: { type: string; id: string; number: string } | null
}

export interface Job {
  id: string
  kind: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  progress: { done: number; total: number } | null
  result: unknown
  error: string | null
  createdAt: string
}

export interface BulkReport {
  total: number
  changes: number
  notAllowed: { id: string; number?: string | null; reason: string }[]
  invalid: { id: string; number?: string | null; reason: string }[]
  /** What to call to take it back. */
  undo?: string | null
  job?: string
}
