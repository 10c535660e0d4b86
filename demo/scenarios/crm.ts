import type { Scenario } from './scenario.ts'

const shared = {
  category: 'Business applications',
  reach: 'person',
  subcategory: 'CRM',
  service: 'Compass CRM',
  group: 'Business Applications',
} as const

export const crm: readonly Scenario[] = [
  {
    ...shared,
    key: 'crm-sync',
    weight: 2.5,
    firstLine: 0.2,
    hours: 10,
    departments: ['Sales', 'Marketing'],
    titles: ['CRM does not synchronise with Outlook', 'Contacts in Compass are outdated'],
    descriptions: [
      'Mails I track in Outlook do not appear with the customer in Compass. It worked until last week.',
    ],
    asks: [
      [
        'Do you see a yellow triangle at the Compass symbol in Outlook? Please click it and send me the text.',
        'It says "server rules not applied, mailbox 3 of 5".',
      ],
    ],
    updates: [
      'The connection of your mailbox has been set up anew. The last seven days will be transferred overnight.',
    ],
    notes: ['Mailbox moved last week, connector kept the old id. Re-registered.'],
    closures: [['solved', 'Mailbox registered again with the connector.']],
  },
  {
    ...shared,
    key: 'crm-duplicates',
    weight: 2.5,
    firstLine: 0.2,
    hours: 10,
    departments: ['Sales', 'Marketing'],
    titles: ['Appointments appear twice in CRM'],
    descriptions: [
      'Since the update my customer visits are in the calendar twice, once from CRM and once from Outlook.',
    ],
    notes: ['Duplicates removed with the clean-up job, 214 items.'],
    closures: [['solved', 'Duplicates removed and the second synchronisation switched off.']],
  },
  {
    ...shared,
    key: 'crm-quotation-empty',
    weight: 2.5,
    firstLine: 0.05,
    hours: 12,
    departments: ['Sales'],
    titles: ['Quotation PDF is empty', 'Cannot send quotation from Compass'],
    descriptions: [
      'When I create the quotation for {customer} as PDF, the table with the items is empty. On the screen everything is there.',
    ],
    asks: [
      [
        'Which template do you use, the standard one or the one with alternative positions?',
        'The one with alternative positions.',
      ],
    ],
    updates: [
      'The template has an error with optional positions. Until it is corrected please use "Quotation standard".',
    ],
    notes: ['Template field renamed in release {version}. Corrected in test, transport planned for tonight.'],
    closures: [['solved', 'Template corrected and released.']],
  },
  {
    ...shared,
    key: 'crm-prices',
    weight: 2.5,
    firstLine: 0.05,
    hours: 12,
    departments: ['Sales'],
    titles: ['Prices missing in the quotation for {customer}'],
    descriptions: [
      'The discount agreed with {customer} is not taken into the quotation. I have to send the offer today.',
    ],
    updates: ['The price list for this customer had expired yesterday. Pricing has extended it.'],
    notes: ['Price agreement ended at month-end. Pricing informed.'],
    closures: [['solved', 'Price agreement extended by Pricing.']],
  },
  {
    ...shared,
    key: 'customer-portal-access',
    service: 'Customer Portal',
    weight: 1,
    firstLine: 0.3,
    hours: 10,
    from: 'contact',
    titles: ['No access to the portal', 'Password for the portal does not work'],
    descriptions: [
      'We cannot sign in to your portal any more. The message is "user inactive". We have to confirm orders today.',
      'The link for setting a new password leads to an error page. Could you please help.',
    ],
    asks: [
      [
        'Which e-mail address do you sign in with, and since when does it fail?',
        'With the address this mail comes from. It worked until the end of last month.',
      ],
    ],
    updates: ['Your user had been switched off after 180 days without sign-in. It is active again.'],
    notes: ['Inactive user rule. Reactivated after checking with the account manager.'],
    closures: [['solved', 'User reactivated.']],
  },
  {
    ...shared,
    key: 'customer-portal-certificates',
    service: 'Customer Portal',
    weight: 1,
    firstLine: 0.3,
    hours: 10,
    from: 'contact',
    titles: ['Certificates cannot be downloaded'],
    descriptions: [
      'Downloading the material certificates ends with an empty file for all our deliveries of this month.',
    ],
    updates: ['The certificates have been created again; please try the download once more.'],
    notes: [
      'Certificate job failed since the first of the month, storage path changed. Path corrected, job repeated.',
    ],
    closures: [['solved', 'Certificates created again, download works.']],
  },
]
