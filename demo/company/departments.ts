import type { SiteCode } from './sites.ts'

export interface DepartmentPlan {
  head: string
  /** Share of the people who are not in IT. */
  share: number
  sites: Partial<Record<SiteCode, number>>
  titles: readonly string[]
  lead: string
}

/** The ten departments: who heads them, how large they are, where they sit, what people there are called. */
export const departmentPlans = {
  'Executive Office': {
    head: 'Chief Executive Officer',
    share: 2,
    sites: { STU: 1 },
    titles: ['Executive Assistant', 'Legal Counsel', 'Head of Corporate Development', 'Compliance Officer'],
    lead: 'Chief of Staff',
  },
  Manufacturing: {
    head: 'Chief Operating Officer',
    share: 30,
    sites: { LYO: 30, BHM: 22, CIN: 24, PEN: 24, STU: 8 },
    titles: [
      'Production Planner',
      'Shift Supervisor',
      'Process Technician',
      'Maintenance Technician',
      'Machine Operator',
      'Line Lead',
    ],
    lead: 'Plant Manager',
  },
  Engineering: {
    head: 'Vice President Engineering',
    share: 16,
    sites: { STU: 60, CIN: 20, PEN: 20 },
    titles: [
      'Design Engineer',
      'Simulation Engineer',
      'Test Engineer',
      'Systems Engineer',
      'Technical Writer',
      'Project Engineer',
    ],
    lead: 'Engineering Manager',
  },
  Quality: {
    head: 'Director Quality',
    share: 7,
    sites: { STU: 25, LYO: 25, BHM: 15, CIN: 20, PEN: 15 },
    titles: ['Quality Engineer', 'Quality Inspector', 'Supplier Quality Engineer', 'Metrology Technician'],
    lead: 'Quality Manager',
  },
  'Supply Chain': {
    head: 'Director Supply Chain',
    share: 13,
    sites: { STU: 25, LYO: 20, BHM: 10, GDN: 20, CIN: 15, PEN: 10 },
    titles: [
      'Buyer',
      'Logistics Coordinator',
      'Warehouse Clerk',
      'Demand Planner',
      'Customs Specialist',
      'Warehouse Supervisor',
    ],
    lead: 'Supply Chain Manager',
  },
  Sales: {
    head: 'Chief Sales Officer',
    share: 13,
    sites: { STU: 40, LYO: 12, BHM: 18, CIN: 22, PEN: 8 },
    titles: [
      'Key Account Manager',
      'Sales Representative',
      'Inside Sales Specialist',
      'Customer Service Agent',
      'Pricing Analyst',
    ],
    lead: 'Regional Sales Manager',
  },
  Marketing: {
    head: 'Director Marketing',
    share: 4,
    sites: { STU: 80, CIN: 20 },
    titles: ['Product Marketing Manager', 'Communications Specialist', 'Event Manager', 'Content Editor'],
    lead: 'Marketing Manager',
  },
  Finance: {
    head: 'Chief Financial Officer',
    share: 9,
    sites: { STU: 45, GDN: 40, CIN: 15 },
    titles: [
      'Accountant',
      'Controller',
      'Accounts Payable Clerk',
      'Treasury Analyst',
      'Tax Specialist',
      'Credit Controller',
    ],
    lead: 'Finance Manager',
  },
  'Human Resources': {
    head: 'Chief Human Resources Officer',
    share: 5,
    sites: { STU: 50, GDN: 25, CIN: 15, PEN: 10 },
    titles: ['HR Business Partner', 'Recruiter', 'Payroll Specialist', 'Training Coordinator'],
    lead: 'HR Manager',
  },
  'Information Technology': {
    head: 'Chief Information Officer',
    share: 0,
    sites: { STU: 60, GDN: 40 },
    titles: ['IT Project Manager', 'Enterprise Architect', 'IT Buyer', 'Business Analyst'],
    lead: 'IT Manager',
  },
} as const satisfies Record<string, DepartmentPlan>

export type DepartmentName = keyof typeof departmentPlans
