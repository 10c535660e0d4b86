// Addresses of pages, in one place, so that links and keys agree.
import { roomOf } from '../api/meta.ts'
import type { TypeMeta } from '../api/types.ts'

export function listPath(type: TypeMeta): string {
  return `${roomOf(type)}/${type.plural}`
}

export function recordPath(type: TypeMeta, record: { id: string; number?: string | null }): string {
  return `${listPath(type)}/${record.number ?? record.id}`
}

/** Where an employee reads records of this type. */
export const portalPath = (type: TypeMeta): string =>
  type.type === 'article' ? '/portal/articles' : '/portal/tickets'

/** What a plain form cannot begin has a page of its own for it. */
const ownForms = ['canned_reply', 'macro', 'template', 'recurrence', 'calendar', 'mail_template', 'agreement']

export function newRecordPath(type: TypeMeta): string | null {
  return ownForms.includes(type.type) ? `${listPath(type)}/new` : null
}
