export const roles = ['requester', 'agent', 'process_owner', 'administrator', 'auditor'] as const
export type Role = (typeof roles)[number]

/** How an act reached Steward; kept in the ledger with who and when. */
export type Via = 'web' | 'api' | 'mail' | 'import' | 'system' | 'cli'

export type Scope = 'read' | 'write'

/** Who acts: a person with what access needs to know of him, or a named part of Steward itself. */
export interface Actor {
  /** Null for the system. */
  id: string | null
  name: string
  system: boolean
  roles: ReadonlySet<Role>
  /** Groups he is a member of. */
  groups: readonly string[]
  /** Persons who report to him. */
  reports: readonly string[]
  scopes: ReadonlySet<Scope>
  via: Via
  language: string
}

/** A part of Steward that acts by its own name, `system:import` for instance: never an anonymous "system". */
export function systemActor(name: string, via: Via = 'system'): Actor {
  return {
    id: null,
    name: `system:${name}`,
    system: true,
    roles: new Set(roles),
    groups: [],
    reports: [],
    scopes: new Set(['read', 'write']),
    via,
    language: 'en',
  }
}

const staffRoles: readonly Role[] = ['agent', 'process_owner', 'administrator']

/** Works in the agent workspace: agents, process owners and administrators. Auditors read, they do not work. */
export const isStaff = (actor: Actor): boolean =>
  actor.system || staffRoles.some(role => actor.roles.has(role))

export const isAuditor = (actor: Actor): boolean => actor.system || actor.roles.has('auditor')

export const isAdministrator = (actor: Actor): boolean => actor.system || actor.roles.has('administrator')

export const isProcessOwner = (actor: Actor): boolean =>
  actor.system || actor.roles.has('process_owner') || actor.roles.has('administrator')

/** An auditor's account is for reading: it may write nothing, whatever other role it also carries. */
export const mayWrite = (actor: Actor): boolean =>
  actor.system || (actor.scopes.has('write') && !actor.roles.has('auditor'))
