// Addresses of pages, in one place, so that links and keys agree.
import { roomOf } from '../api/meta.ts'
import type { TypeMeta } from '../api/types.ts'

export function listPath(type: TypeMeta): string {
  return `${roomOf(type)}/${type.plural}`
}

export function recordPath(type: TypeMeta, record: { id: string; number?: string | null }): string {
  return `${listPath(type)}/${record.number ?? record.id}`
}
