import { type Actor, isAdministrator, isAuditor, isStaff } from '../kernel/access/actor.ts'
import type { Where } from '../kernel/access/where.ts'

/** Everybody signed in may know the directory's places and groups: they are choices in forms. */
export const directoryRead = (actor: Actor): Where => actor.system || actor.id !== null

/** Staff see everybody; others see who is active, to name a colleague, never his roles or internal fields. */
export const personRead = (actor: Actor): Where => {
  if (isStaff(actor) || isAuditor(actor)) return true
  return actor.id === null
    ? false
    : {
        any: [
          { field: 'active', is: true },
          { field: 'id', is: actor.id },
        ],
      }
}

export const directorySeesInternal = (actor: Actor): boolean => isStaff(actor) || isAuditor(actor)

export const administratorsOnly = (actor: Actor): boolean => isAdministrator(actor)

/** What only administrators and auditors may look at: settings, custom fields, the audit. */
export const configurationRead = (actor: Actor): Where => isAdministrator(actor) || isAuditor(actor)
