import type { GroupName } from '../company/groups.ts'
import type { ServiceName } from '../company/services.ts'

interface TemplatePlan {
  name: string
  group?: GroupName
  /** "Category › Subcategory". */
  subcategory: string
  assignTo: GroupName
  service?: ServiceName
  values: Record<string, unknown>
}

/** What new incidents of the same kind begin with. */
export const templates: readonly TemplatePlan[] = [
  {
    name: 'Locked account by phone',
    subcategory: 'Accounts & access › Account locked',
    assignTo: 'Service Desk',
    values: {
      title: 'Account locked',
      description: 'Called in. Identity checked by call-back on the number in the directory: yes / no',
      urgency: '2',
      channel: 'phone',
    },
  },
  {
    name: 'Lost or stolen device',
    subcategory: 'Security › Lost or stolen device',
    assignTo: 'Security',
    values: {
      title: 'Lost or stolen device',
      description:
        'Which device, and its asset number:\nWhere and when last seen:\nWas it locked? Was it on:\nPolice report:',
      impact: '2',
      urgency: '1',
      channel: 'phone',
    },
  },
  {
    name: 'Printer does not print',
    subcategory: 'Printing › Printer offline',
    assignTo: 'Workplace & Print',
    values: {
      title: 'Printer does not print',
      description: 'Printer (label on its front):\nWhat its display says:\nDoes it print for others?',
      channel: 'phone',
    },
  },
  {
    name: 'Weekly backup check',
    group: 'Server & Storage',
    subcategory: 'Network & VPN › File shares',
    assignTo: 'Server & Storage',
    values: {
      title: 'Weekly check of the backups',
      description:
        '- All jobs of the week finished without errors\n- One file restored from the file share and compared\n- Free space for the next two weeks',
      urgency: '2',
      channel: 'web',
    },
  },
  {
    name: 'Certificates about to expire',
    group: 'Security',
    subcategory: 'Security › Certificates & encryption',
    assignTo: 'Security',
    values: {
      title: 'Certificates that expire in the next 60 days',
      description: 'Go through the list, order new ones, agree on the time of the exchange with each owner.',
      urgency: '2',
      channel: 'web',
    },
  },
]
