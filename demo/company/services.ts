import type { DepartmentName } from './departments.ts'
import type { GroupName } from './groups.ts'

export interface ServicePlan {
  description: string
  /** The department whose head or lead owns it. */
  owner: DepartmentName
  support: GroupName
}

/** The thirty services people know by name. */
export const servicePlans = {
  'Atlas ERP': {
    description: 'Orders, purchasing, stock, finance and planning.',
    owner: 'Finance',
    support: 'ERP Applications',
  },
  'Business Reporting': {
    description: 'Dashboards and monthly reports from the data warehouse.',
    owner: 'Finance',
    support: 'Business Applications',
  },
  'Compass CRM': {
    description: 'Customers, opportunities, quotations and service cases.',
    owner: 'Sales',
    support: 'Business Applications',
  },
  PeopleHub: {
    description: 'Leave, pay slips, personal data and applications for staff and managers.',
    owner: 'Human Resources',
    support: 'Business Applications',
  },
  'LineControl MES': {
    description: 'Production orders, machine data and quality data on the shop floor.',
    owner: 'Manufacturing',
    support: 'Manufacturing Systems',
  },
  'Label Printing': {
    description: 'Part, pallet and shipping labels from ERP and LineControl.',
    owner: 'Supply Chain',
    support: 'Manufacturing Systems',
  },
  'CAD & PLM': {
    description: 'Design software, its licences and the drawing vault.',
    owner: 'Engineering',
    support: 'Manufacturing Systems',
  },
  'Quality Management': {
    description: 'Complaints, audits, inspections and controlled documents.',
    owner: 'Quality',
    support: 'Business Applications',
  },
  'Supplier Portal': {
    description: 'Orders, confirmations and delivery notices for suppliers.',
    owner: 'Supply Chain',
    support: 'Business Applications',
  },
  'Customer Portal': {
    description: 'Order status, certificates and drawings for customers.',
    owner: 'Sales',
    support: 'Business Applications',
  },
  'Travel & Expenses': {
    description: 'Trip requests, receipts and reimbursement.',
    owner: 'Finance',
    support: 'Business Applications',
  },
  'EDI Exchange': {
    description: 'Electronic orders, delivery notes and invoices with customers and suppliers.',
    owner: 'Supply Chain',
    support: 'ERP Applications',
  },
  'Warehouse Handhelds': {
    description: 'Scanners and mobile terminals in the warehouses.',
    owner: 'Supply Chain',
    support: 'Manufacturing Systems',
  },
  'Workplace Computer': {
    description: 'The standard laptop or workstation with its software and accessories.',
    owner: 'Information Technology',
    support: 'End-User Computing',
  },
  Printing: {
    description: 'Office printers, scanning and secure print release.',
    owner: 'Information Technology',
    support: 'Workplace & Print',
  },
  'Meeting Rooms': {
    description: 'Displays, cameras, microphones, booking panels.',
    owner: 'Information Technology',
    support: 'Workplace & Print',
  },
  'Building Access': {
    description: 'Badges, doors and turnstiles.',
    owner: 'Human Resources',
    support: 'Workplace & Print',
  },
  'Mobile Devices': {
    description: 'Company smartphones and tablets with mail and apps.',
    owner: 'Information Technology',
    support: 'Mobile & Telephony',
  },
  Telephony: {
    description: 'Desk phones, softphone, hunt groups and voicemail.',
    owner: 'Information Technology',
    support: 'Mobile & Telephony',
  },
  'E-mail & Calendar': {
    description: 'Mailboxes, shared mailboxes, calendars and distribution lists.',
    owner: 'Information Technology',
    support: 'Messaging & Collaboration',
  },
  'Teams & Meetings': {
    description: 'Chat, online meetings, recordings and guests.',
    owner: 'Information Technology',
    support: 'Messaging & Collaboration',
  },
  'Team Sites': {
    description: 'Shared sites, document libraries and file synchronisation.',
    owner: 'Information Technology',
    support: 'Messaging & Collaboration',
  },
  'File Shares': {
    description: 'Department and project drives.',
    owner: 'Information Technology',
    support: 'Server & Storage',
  },
  'Office Network': {
    description: 'Wired network and Wi-Fi at all sites.',
    owner: 'Information Technology',
    support: 'Network Operations',
  },
  'Internet Access': {
    description: 'Web access, proxy and site links.',
    owner: 'Information Technology',
    support: 'Network Operations',
  },
  'VPN Remote Access': {
    description: 'Secure connection from home and on the road.',
    owner: 'Information Technology',
    support: 'Network Operations',
  },
  'Identity & Sign-in': {
    description: 'Accounts, passwords, multi-factor sign-in and permissions.',
    owner: 'Information Technology',
    support: 'Identity & Access',
  },
  'Server Hosting': {
    description: 'Virtual servers and databases for applications.',
    owner: 'Information Technology',
    support: 'Server & Storage',
  },
  'Backup & Restore': {
    description: 'Daily backups; restoring of files, mailboxes and servers.',
    owner: 'Information Technology',
    support: 'Server & Storage',
  },
  'Endpoint Security': {
    description: 'Virus protection, disk encryption, phishing reports.',
    owner: 'Information Technology',
    support: 'Security',
  },
} as const satisfies Record<string, ServicePlan>

export type ServiceName = keyof typeof servicePlans
