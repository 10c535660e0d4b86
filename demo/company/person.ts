import type { Role } from '../../src/kernel/access/actor.ts'
import type { DepartmentName } from './departments.ts'
import type { GroupName } from './groups.ts'
import type { SiteCode } from './sites.ts'

/** One of the demo company's people. */
export interface DemoPerson {
  id: string
  name: string
  /** How colleagues address him. */
  first: string
  email: string
  username: string | null
  title: string
  phone: string | null
  department: DepartmentName | null
  site: SiteCode
  managerId: string | null
  vip: boolean
  roles: readonly Role[]
  /** The assignment groups he works in; the first is his own. */
  groups: readonly GroupName[]
  joinedAt: Date
  leftAt: Date | null
  /** The tag on his computer. */
  asset: string
}

/** Who may sign in to the demo, all with one password. */
export const personas = {
  admin: {
    name: 'Ingrid Solberg',
    title: 'IT Platform Lead',
    department: 'Information Technology',
    roles: ['administrator', 'agent'],
    groups: ['Server & Storage'],
    says: 'Administrator, also works on incidents (Server & Storage)',
  },
  manager: {
    name: 'Katharina Vogel',
    title: 'Service Desk Manager',
    department: 'Information Technology',
    roles: ['process_owner', 'agent'],
    groups: ['Service Desk', 'End-User Computing', 'Workplace & Print', 'Mobile & Telephony'],
    says: 'Process owner, manages the Service Desk and three more groups',
  },
  agent: {
    name: 'Ben Okafor',
    title: 'Senior Service Desk Analyst',
    department: 'Information Technology',
    roles: ['agent'],
    groups: ['Service Desk'],
    says: 'Agent on the Service Desk',
  },
  employee: {
    name: 'Emma Reuter',
    title: 'Controller',
    department: 'Finance',
    roles: ['requester'],
    groups: [],
    says: 'Employee in Finance, opens and follows incidents',
  },
  auditor: {
    name: 'Henrik Lund',
    title: 'Internal Auditor',
    department: 'Finance',
    roles: ['auditor'],
    groups: [],
    says: 'Auditor, reads everything and changes nothing',
  },
} as const satisfies Record<
  string,
  {
    name: string
    title: string
    department: DepartmentName
    roles: readonly Role[]
    groups: readonly GroupName[]
    says: string
  }
>

export type PersonaName = keyof typeof personas
export const personaNames = [
  'admin',
  'manager',
  'agent',
  'employee',
  'auditor',
] as const satisfies readonly PersonaName[]
