import type { DepartmentName } from '../company/departments.ts'
import type { PersonaName } from '../company/person.ts'
import type { Level, Plan } from './plan.ts'

/** One thing that one of them works on or waits for. */
export interface PersonaWork {
  scenario: string
  solver?: PersonaName
  /** A persona, or somebody of this department, or a VIP. */
  requester: PersonaName | DepartmentName | 'vip'
  end: Plan['end']
  /** Hours before now. */
  opened: number
  touched?: number
  severity: `${Level}${Level}`
  channel?: Plan['channel']
  title?: string
  description?: string
  staysResolved?: true
  callerWroteLast?: true
}

/** What the demo's own people find on their desks whenever they sign in. */
export const personaWork: readonly PersonaWork[] = [
  {
    scenario: 'outlook-hangs',
    solver: 'agent',
    requester: 'vip',
    end: 'working',
    opened: 1.6,
    touched: 0.2,
    severity: '21',
    channel: 'phone',
  },
  {
    scenario: 'printer-offline',
    solver: 'agent',
    requester: 'Sales',
    end: 'working',
    opened: 3.2,
    touched: 0.7,
    severity: '21',
  },
  {
    scenario: 'account-locked',
    solver: 'agent',
    requester: 'Supply Chain',
    end: 'working',
    opened: 1.1,
    severity: '31',
    channel: 'phone',
  },
  {
    scenario: 'mfa-new-phone',
    solver: 'agent',
    requester: 'Marketing',
    end: 'queued',
    opened: 0.6,
    severity: '32',
  },
  {
    scenario: 'headset-not-heard',
    solver: 'agent',
    requester: 'Human Resources',
    end: 'queued',
    opened: 4.5,
    severity: '32',
  },
  {
    scenario: 'folder-permission',
    solver: 'agent',
    requester: 'Quality',
    end: 'caller',
    opened: 29,
    touched: 5,
    severity: '31',
  },
  {
    scenario: 'vpn-drops',
    solver: 'agent',
    requester: 'Engineering',
    end: 'working',
    opened: 52,
    touched: 1.8,
    severity: '32',
    callerWroteLast: true,
  },
  {
    scenario: 'laptop-slow',
    solver: 'agent',
    requester: 'Finance',
    end: 'caller',
    opened: 76,
    touched: 21,
    severity: '32',
  },
  {
    scenario: 'laptop-does-not-start',
    solver: 'agent',
    requester: 'Engineering',
    end: 'vendor',
    opened: 101,
    touched: 7,
    severity: '31',
    callerWroteLast: true,
  },
  {
    scenario: 'storm-dock-standby',
    solver: 'agent',
    requester: 'Marketing',
    end: 'problem',
    opened: 215,
    touched: 26,
    severity: '32',
  },
  {
    scenario: 'distribution-list',
    solver: 'agent',
    requester: 'Executive Office',
    end: 'working',
    opened: 148,
    touched: 30,
    severity: '33',
    callerWroteLast: true,
  },
  {
    scenario: 'sync-conflict',
    solver: 'agent',
    requester: 'Sales',
    end: 'change',
    opened: 262,
    touched: 48,
    severity: '33',
  },

  {
    scenario: 'monitor-disk-space',
    solver: 'admin',
    requester: 'admin',
    end: 'working',
    opened: 2.4,
    touched: 0.5,
    severity: '22',
    channel: 'monitoring',
  },
  {
    scenario: 'file-share-slow',
    solver: 'admin',
    requester: 'Finance',
    end: 'working',
    opened: 27,
    touched: 3,
    severity: '22',
  },
  {
    scenario: 'certificate-warning',
    solver: 'admin',
    requester: 'Engineering',
    end: 'change',
    opened: 120,
    touched: 22,
    severity: '32',
  },
  {
    scenario: 'folder-restore',
    solver: 'admin',
    requester: 'Human Resources',
    end: 'queued',
    opened: 1.3,
    severity: '32',
  },

  {
    scenario: 'room-camera',
    solver: 'manager',
    requester: 'vip',
    end: 'vendor',
    opened: 70,
    touched: 4,
    severity: '22',
  },
  {
    scenario: 'meeting-no-sound',
    solver: 'manager',
    requester: 'vip',
    end: 'working',
    opened: 6,
    touched: 1,
    severity: '31',
    channel: 'phone',
  },

  {
    scenario: 'report-wrong',
    requester: 'employee',
    end: 'working',
    opened: 31,
    touched: 2.2,
    severity: '22',
    title: 'Plant 1200 is missing in the report "Cost centre report"',
    description:
      'Since the start of the week the figures of plant 1200 (Lyon) are missing in the report "Cost centre report". In Atlas the postings are there, I have checked three cost centres.\n\nI need the report for the monthly review on Friday.',
  },
  {
    scenario: 'monitor-panel',
    requester: 'employee',
    end: 'queued',
    opened: 20,
    severity: '32',
    title: 'Left monitor flickers',
    description:
      'My left monitor flickers every few seconds, more when it is warm. I have swapped the cables with the right one, the flicker stays on the left.',
  },
  {
    scenario: 'folder-permission',
    requester: 'employee',
    end: 'caller',
    opened: 47,
    touched: 9,
    severity: '32',
    title: 'No access to G:\\Finance\\Closing for the new colleague in my team',
    description:
      'Our new colleague needs to work on the files in G:\\Finance\\Closing but gets "access denied". I have access myself. The month-end closing begins next week.',
  },
  {
    scenario: 'outlook-search',
    requester: 'employee',
    end: 'solved',
    opened: 60,
    severity: '32',
    staysResolved: true,
  },
  { scenario: 'dock-no-usb', requester: 'employee', end: 'solved', opened: 24 * 41, severity: '32' },
  {
    scenario: 'password-forgotten',
    requester: 'employee',
    end: 'solved',
    opened: 24 * 96,
    severity: '31',
    channel: 'phone',
  },
  { scenario: 'expense-receipt', requester: 'employee', end: 'solved', opened: 24 * 160, severity: '33' },
  { scenario: 'file-locked', requester: 'employee', end: 'solved', opened: 24 * 233, severity: '31' },
  { scenario: 'erp-period-closed', requester: 'employee', end: 'solved', opened: 24 * 355, severity: '22' },
]
