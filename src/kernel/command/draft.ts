import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '../access/actor.ts'
import type { AnyRow, RecordType } from '../record/declaration.ts'

const blank = new Map<RecordType, Record<string, unknown>>()

/** The row before it exists: its id, and every field at its default, so that `decide` reads creation and change alike. */
export function draftOf(record: RecordType, actor: Actor): AnyRow {
  let defaults = blank.get(record)
  if (!defaults) {
    defaults = Object.fromEntries(
      Object.entries(record.fields).map(([name, field]) => [name, field.default ?? null]),
    )
    blank.set(record, defaults)
  }
  const row: AnyRow = {
    ...defaults,
    id: uuidv7(),
    version: 0,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    custom: {},
  }
  if (record.kind === 'work-item') {
    row.state = record.initialState
    row.stateCategory = record.initialState ? record.states[record.initialState] : 'open'
    row.openedBy = actor.id
  }
  return row
}
