import type { CommandMeta, FieldMeta, RecordData } from '../../api/types.ts'

/** What a verb asks before it acts. */
export type Question =
  | { kind: 'pick'; title: string; field: FieldMeta; command: CommandMeta | null }
  | { kind: 'command'; command: CommandMeta }
  | { kind: 'fields'; title: string; fields: FieldMeta[] }
  /** The macros of the type are offered beside the commands where that is said. */
  | { kind: 'menu'; title: string; commands: CommandMeta[]; withMacros: boolean }
  | { kind: 'macro'; macro: RecordData }
  | { kind: 'merge'; command: CommandMeta }

/** The record is the one that was under the cursor when the verb began. */
export interface Asking {
  record: RecordData
  question: Question
}
