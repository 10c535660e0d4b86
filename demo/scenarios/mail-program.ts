import type { Scenario } from './scenario.ts'

const shared = {
  category: 'E-mail & calendar',
  service: 'E-mail & Calendar',
  group: 'Messaging & Collaboration',
  reach: 'person',
} as const

export const mailProgram: readonly Scenario[] = [
  {
    ...shared,
    key: 'calendar-delegate',
    subcategory: 'Calendar',
    weight: 2.5,
    firstLine: 0.55,
    hours: 7,
    titles: ['Calendar of my manager not updated', 'Cannot see the calendar of {colleague}'],
    descriptions: [
      'I manage the calendar of my manager. Appointments I enter do not appear on the phone, or only hours later.',
      'I can only see "busy" in the calendar of {colleague}, although I should see the details as the deputy.',
    ],
    updates: [
      'I have taken the delegate rights away and given them again; new entries should show within a minute. Please test with one appointment.',
    ],
    notes: ['Delegate rule pointed to an old mailbox id. Cleaned.'],
    closures: [['solved', 'Delegate rights renewed, appointments synchronise.']],
  },
  {
    ...shared,
    key: 'calendar-series',
    subcategory: 'Calendar',
    weight: 2.5,
    firstLine: 0.55,
    hours: 7,
    titles: ['Meeting shows at different times'],
    descriptions: [
      'A series shows 10:00 for me and 11:00 for the colleagues in {othersite}. We missed each other twice.',
    ],
    asks: [
      [
        'Was the series created before the change to winter time, and by whom?',
        'Yes, in summer, by a colleague who has left the company.',
      ],
    ],
    notes: [
      'Organiser no longer exists, so nobody can repair the series. Asked the caller to cancel for herself and create a new one.',
    ],
    closures: [
      ['solved_workaround', 'Series created anew by a current employee, because the organiser has left.'],
    ],
  },
  {
    ...shared,
    key: 'outlook-hangs',
    subcategory: 'Mail program',
    weight: 2.3,
    firstLine: 0.7,
    hours: 5,
    titles: ['Outlook does not open', 'Outlook hangs at "Loading profile"'],
    descriptions: [
      'Outlook stays at "Loading profile" since this morning. On the phone and in the browser my mails are there.',
    ],
    asks: [
      [
        'Please start Outlook with the shortcut "Outlook safe mode" that I have put on your desktop. Does it open?',
        'It opens in safe mode. Without it still the same.',
      ],
    ],
    updates: [
      'Your mail profile is damaged. I am building a new one; nothing is lost, everything is on the server.',
    ],
    notes: ['Profile damaged, OST 31 GB. New profile, download of one year only.'],
    closures: [['solved', 'New mail profile created.']],
  },
  {
    ...shared,
    key: 'outlook-search',
    subcategory: 'Mail program',
    weight: 2.3,
    firstLine: 0.7,
    hours: 5,
    titles: ['Search in Outlook finds nothing'],
    descriptions: [
      'When I search for a mail, Outlook shows nothing newer than last month. I know the mails exist.',
    ],
    updates: ['The search index is being rebuilt. It needs about two hours with the laptop switched on.'],
    notes: ['Index stuck at 1,204 items. Reset and rebuilt.'],
    closures: [['solved', 'Search index rebuilt, results complete.']],
  },
  {
    ...shared,
    key: 'outlook-crashes',
    subcategory: 'Mail program',
    weight: 2.3,
    firstLine: 0.7,
    hours: 5,
    titles: ['Outlook crashes when answering mails'],
    descriptions: [
      'As soon as I click Reply, Outlook closes without a message. It started after the update on {weekday}.',
    ],
    asks: [
      [
        'Please start Outlook with the shortcut "Outlook safe mode" that I have put on your desktop. Does it open?',
        'It opens in safe mode. Without it still the same.',
      ],
    ],
    updates: [
      'An add-in of the CRM blocks the start. I have switched it off; the CRM team provides a new version this week.',
    ],
    notes: [
      'Crash in the CRM add-in {version}. Known, fix in the next package. Add-in disabled for this user.',
    ],
    closures: [['solved_workaround', 'CRM add-in switched off until the new version is distributed.']],
  },
]
