import { type Actor, isAuditor, isStaff } from './actor.ts'
import { any, type Where } from './where.ts'

/**
 * Who may know of a work item, unless its practice says otherwise: staff and auditors know all;
 * a requester knows his own, those he watches and those of people who report to him.
 * A restricted item is known only to the groups it names, to its requester and assignee, and to auditors.
 */
export function workItemRead(actor: Actor): Where {
  if (isAuditor(actor)) return true
  if (actor.id === null) return false
  const involved = any(
    { field: 'requester', in: [actor.id, ...actor.reports] },
    { field: 'watchers', overlaps: [actor.id] },
  )
  if (!isStaff(actor)) return involved
  return any(
    { field: 'restrictedTo', empty: true },
    actor.groups.length > 0 && { field: 'restrictedTo', overlaps: actor.groups },
    { field: 'assignee', is: actor.id },
    { field: 'requester', is: actor.id },
  )
}

/** Staff and auditors see notes and internal fields; a person with no such role never does, by any path. */
export const staffSeesInternal = (actor: Actor): boolean => isStaff(actor) || isAuditor(actor)
