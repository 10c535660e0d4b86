// What this person did last in this window, and what takes it back.
import type { QueryClient } from '@tanstack/react-query'
import { putRecord, refreshAround } from './cached-records.ts'
import { get, post, request } from './client.ts'
import type { CommandMeta, FieldMeta, FieldValue, RecordData, TypeMeta } from './types.ts'

export interface Done {
  /** Where it happened: a number, or how many records. */
  where: string
  /** Null when nothing takes it back. */
  back: (() => Promise<void>) | null
}

/** The values changed since, so that putting the old ones back would undo somebody else's work. */
export class ChangedSince extends Error {}

const kept = 50
const done: Done[] = []

export function remember(act: Done): void {
  done.push(act)
  if (done.length > kept) done.shift()
}

export function lastDone(): Done | null {
  return done.at(-1) ?? null
}

/** Takes an act off the list, whether or not it can be taken back: the next undo goes one further. */
export function forget(act: Done): void {
  const at = done.lastIndexOf(act)
  if (at >= 0) done.splice(at, 1)
}

const inputOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inputOf)
  if (value !== null && typeof value === 'object' && 'id' in value) return value.id
  return value ?? null
}
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(inputOf(a)) === JSON.stringify(inputOf(b))
const heldIn = (record: RecordData, field: FieldMeta): unknown =>
  field.custom ? record.custom?.[field.name] : record[field.name]

function restore(client: QueryClient, type: TypeMeta, before: RecordData, after: RecordData) {
  const changed = type.fields.filter(
    field => !field.readOnly && !isSame(heldIn(before, field), heldIn(after, field)),
  )
  if (changed.length === 0) return null
  return async () => {
    const now = await get<RecordData>(`/${type.plural}/${after.id}`)
    if (!changed.every(field => isSame(heldIn(now, field), heldIn(after, field)))) throw new ChangedSince()
    const patch: Record<string, unknown> = {}
    const custom: Record<string, FieldValue> = {}
    for (const field of changed) {
      if (field.custom) custom[field.name] = (before.custom?.[field.name] ?? null) as FieldValue
      else patch[field.name] = inputOf(heldIn(before, field))
    }
    const body = Object.keys(custom).length > 0 ? { ...patch, custom } : patch
    const fresh = await request<RecordData>('PATCH', `/${type.plural}/${after.id}`, {
      body,
      ifMatch: now.version,
    })
    putRecord(client, type.plural, fresh)
    refreshAround(client, type.plural, fresh)
  }
}

export function rememberEdit(
  client: QueryClient,
  type: TypeMeta,
  before: RecordData,
  after: RecordData,
): void {
  remember({ where: after.number ?? '', back: restore(client, type, before, after) })
}

export function rememberCommand(
  client: QueryClient,
  type: TypeMeta,
  command: CommandMeta | null,
  before: RecordData,
  after: RecordData,
): void {
  const where = after.number ?? ''
  const undo = command?.undo
  // What hung on another parent before would be lost by leaving the new one.
  if (!undo || (undo.command === 'leaveParent' && before.parent)) {
    remember({ where, back: null })
    return
  }
  if (undo.command === 'edit') {
    remember({ where, back: restore(client, type, before, after) })
    return
  }
  const back = async () => {
    const fresh = await post<RecordData>(`/${type.plural}/${after.id}/${undo.command}`, undo.input ?? {})
    putRecord(client, type.plural, fresh)
    refreshAround(client, type.plural, fresh)
  }
  remember({ where, back })
}
