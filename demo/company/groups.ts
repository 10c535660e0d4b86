import type { SiteCode } from './sites.ts'

interface GroupPlan {
  email: string
  description: string
  /** Members a site, the manager not counted. */
  members: Partial<Record<SiteCode, number>>
  /** Job title of its members. */
  title: string
}

/** The twelve assignment groups. */
export const groupPlans = {
  'Service Desk': {
    email: 'service-desk',
    description:
      'First point of contact for everybody. Takes reports, solves what it can at once and hands on the rest.',
    members: { STU: 4, GDN: 5, CIN: 3, PEN: 2 },
    title: 'Service Desk Analyst',
  },
  'End-User Computing': {
    email: 'end-user-computing',
    description: 'Laptops, workstations, docking stations, monitors and the standard software on them.',
    members: { STU: 2, LYO: 1, BHM: 1, CIN: 1, PEN: 1 },
    title: 'Desktop Engineer',
  },
  'Network Operations': {
    email: 'network-operations',
    description: 'Office and plant networks, Wi-Fi, VPN, internet access and site links.',
    members: { STU: 3, GDN: 1, CIN: 1 },
    title: 'Network Engineer',
  },
  'Identity & Access': {
    email: 'identity-access',
    description: 'Accounts, sign-in, multi-factor, groups and permissions.',
    members: { GDN: 3, STU: 1 },
    title: 'Identity Administrator',
  },
  'Messaging & Collaboration': {
    email: 'messaging',
    description: 'E-mail, calendars, Teams, team sites and file synchronisation.',
    members: { STU: 2, GDN: 2 },
    title: 'Messaging Engineer',
  },
  'Server & Storage': {
    email: 'server-storage',
    description: 'Servers, virtualisation, file shares, backup and restore.',
    members: { STU: 3, GDN: 1 },
    title: 'Systems Engineer',
  },
  'ERP Applications': {
    email: 'erp-applications',
    description: 'Atlas ERP in all its modules, its interfaces and its authorisations.',
    members: { STU: 3, GDN: 2 },
    title: 'ERP Application Specialist',
  },
  'Business Applications': {
    email: 'business-applications',
    description: 'Compass CRM, PeopleHub, travel expenses, quality management, portals and reporting.',
    members: { STU: 2, GDN: 2, BHM: 1 },
    title: 'Application Specialist',
  },
  'Manufacturing Systems': {
    email: 'manufacturing-systems',
    description: 'LineControl, shop-floor terminals, label printing and warehouse handhelds; CAD and PLM.',
    members: { STU: 2, LYO: 1, CIN: 1, PEN: 1 },
    title: 'Manufacturing Systems Engineer',
  },
  'Mobile & Telephony': {
    email: 'mobile-telephony',
    description: 'Smartphones, tablets, SIM cards, desk phones and the softphone.',
    members: { GDN: 2, STU: 1 },
    title: 'Mobility Administrator',
  },
  'Workplace & Print': {
    email: 'workplace-print',
    description: 'Printers, scanners, meeting rooms, room panels and badges.',
    members: { STU: 2, LYO: 1, BHM: 1, CIN: 1 },
    title: 'Workplace Technician',
  },
  Security: {
    email: 'security',
    description: 'Phishing, malware, lost devices, suspicious sign-ins. Its incidents may be restricted.',
    members: { STU: 2, GDN: 1 },
    title: 'Security Analyst',
  },
} as const satisfies Record<string, GroupPlan>

export type GroupName = keyof typeof groupPlans
