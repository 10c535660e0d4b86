import type { Scenario } from './scenario.ts'

const shared = {
  category: 'Accounts & access',
  service: 'Identity & Sign-in',
  group: 'Identity & Access',
  reach: 'person',
} as const

export const permissions: readonly Scenario[] = [
  {
    ...shared,
    key: 'folder-permission',
    subcategory: 'Permissions',
    service: 'File Shares',
    weight: 8,
    firstLine: 0.45,
    hours: 9,
    titles: [
      'No access to folder {share}',
      'Access denied on the department drive',
      'Lost access to {share} after moving teams',
    ],
    descriptions: [
      'I need to work on the files in {share} but get "access denied". {colleague} can open them. I took over this task last week.',
      'I see the folder {share} but it is empty for me. My colleagues see files in it.',
      'Since I moved to the new team I can no longer open the folder of {project}. I still need it until the handover is finished.',
    ],
    asks: [
      [
        'The owner of this folder must agree. Who is it in your team?',
        '{colleague} is the owner and has just written to you as well.',
      ],
      [
        'Do you need to change files or only read them?',
        'Change them please, I maintain the price lists there.',
      ],
    ],
    updates: [
      'You are now a member of the group. Please sign out and in again, then the folder opens.',
      'I have asked the owner of the folder for approval and will tell you as soon as the answer is here.',
    ],
    notes: [
      'Owner approved by mail. Added to the change group of {share}; old team group removed.',
      'Inheritance was broken on the subfolder. Repaired, permissions reapplied from the parent.',
    ],
    closures: [
      ['solved', 'Added to the access group after approval by the owner.'],
      ['solved', 'Inheritance of permissions repaired on the subfolder.'],
      ['not_solved', 'The owner of the folder did not approve. The caller was told whom to ask.'],
    ],
  },
  {
    ...shared,
    key: 'new-starter',
    subcategory: 'New starter',
    weight: 5,
    firstLine: 0.3,
    hours: 8,
    titles: [
      'New colleague cannot sign in',
      '{newcomer} has no access to mail',
      'New starter: account missing',
    ],
    descriptions: [
      '{newcomer} started today in my team and cannot sign in. The laptop is here, the user name from the welcome letter is not accepted.',
      'Our new colleague {newcomer} has a laptop but no mailbox, and Atlas ERP says that the user does not exist.',
      'Tomorrow {newcomer} starts. PeopleHub shows the person, but no account has been created so far.',
    ],
    asks: [
      [
        'Which start date is entered in PeopleHub? The account is created on that day at five in the morning.',
        'It says the first of next month, that was a typing error by us. HR has corrected it now.',
      ],
    ],
    updates: [
      'The account exists now. The initial password has been sent to you as the manager; the mailbox follows within the hour.',
    ],
    notes: [
      'Feed from PeopleHub had no cost centre, account creation stopped. Corrected by HR, job started by hand.',
      'Created by the job, but placed in the wrong unit, so no licence. Moved, licence assigned.',
    ],
    closures: [
      ['solved', 'Account and mailbox created after the start date was corrected in PeopleHub.'],
      ['solved', 'Licence assigned, {newcomer} works.'],
    ],
  },
  {
    ...shared,
    key: 'application-role',
    subcategory: 'Permissions',
    weight: 5,
    firstLine: 0.3,
    hours: 10,
    titles: ['Need the rights of my predecessor', 'Button is greyed out, rights missing'],
    descriptions: [
      'I took over the tasks of {colleague}. In PeopleHub and the CRM I still see only what I saw in my old job.',
      'The button "Approve" is grey for me although I am the deputy since this month. My manager confirmed it in PeopleHub.',
    ],
    asks: [
      [
        'Which of the tasks do you need today, and which can wait for the nightly update?',
        'Approving travel requests is needed today, the rest can wait.',
      ],
    ],
    updates: [
      'The role is assigned. It becomes effective with the nightly run; what you need today I have set directly.',
    ],
    notes: [
      'Role change in HR feed still pending manager approval. Reminded; set directly for seven days.',
      'Compared with reference user, two roles missing. Both are low risk, added.',
    ],
    closures: [
      ['solved', 'Roles assigned as for the reference user.'],
      ['solved', 'Deputy right set; approval works.'],
    ],
  },
  {
    ...shared,
    key: 'name-changed',
    subcategory: 'Permissions',
    weight: 1,
    firstLine: 0.4,
    hours: 12,
    titles: ['Change of name after marriage', 'Old name still shown in mail'],
    descriptions: [
      'My surname has changed and HR has updated it. Mail and chat still show the old one. Will the old address keep working?',
    ],
    updates: [
      'The name is changed in the directory; chat and team sites follow within a day. Your old address keeps working as an alias.',
    ],
    notes: [
      'Display name did not follow because the attribute was set by hand years ago. Cleared, flow from HR restored.',
    ],
    closures: [['solved', 'Name corrected at its source; old address kept as alias.']],
  },
  {
    ...shared,
    key: 'name-misspelt',
    subcategory: 'Permissions',
    weight: 1,
    firstLine: 0.4,
    hours: 12,
    titles: ['My name is misspelt in the directory'],
    descriptions: [
      'My name is spelt wrongly in the directory, the accent is missing. It is right in PeopleHub.',
    ],
    updates: ['The accent is back in the directory. Chat shows it by tomorrow.'],
    notes: [
      'Display name did not follow because the attribute was set by hand years ago. Cleared, flow from HR restored.',
    ],
    closures: [['solved', 'Name corrected at its source, spelling is right everywhere.']],
  },
]
