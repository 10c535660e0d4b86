import type { FieldKind } from './fields.ts'

/** A field an administrator added to a record type. Its values live in the record's `custom`. */
export interface CustomField {
  id: string
  recordType: string
  key: string
  label: string
  hint: string | null
  kind: Extract<FieldKind, 'text' | 'longText' | 'number' | 'boolean' | 'choice' | 'date' | 'instant'>
  options: readonly string[]
  required: boolean
  internal: boolean
}

/** What administrators changed without code, held in memory on every node and refreshed by the ledger's facts. */
export interface Settings {
  get<T>(key: string, fallback: T): T
  customFields(type: string): readonly CustomField[]
  refresh(): Promise<void>
}
