import type { Scenario } from './scenario.ts'

const shared = {
  category: 'Collaboration',
  service: 'Teams & Meetings',
  group: 'Messaging & Collaboration',
  reach: 'person',
} as const

export const teamSites: readonly Scenario[] = [
  {
    ...shared,
    key: 'guest-access',
    subcategory: 'Team sites',
    service: 'Team Sites',
    weight: 4,
    firstLine: 0.4,
    hours: 8,
    titles: [
      'Guest cannot open our team site',
      'Invite external partner to {project}',
      'Link for {customer} does not work',
    ],
    descriptions: [
      'I have invited our partner at {customer} to the site of {project}. He gets "you do not have access" when opening the link.',
      '{supplier} should upload drawings to our project site. How can they get access?',
    ],
    asks: [
      [
        'Which address did you invite? It has to be exactly the one the partner signs in with.',
        'I had invited his private alias by mistake. The right one is {contactmail}.',
      ],
    ],
    updates: [
      'The guest is entered and has to accept the invitation once; the mail comes from "Meridian invitations".',
    ],
    notes: [
      'Site marked confidential: guests only with approval of the owner. Approved by project lead.',
      'Guest existed with the old address. Deleted and invited again.',
    ],
    closures: [
      ['solved', 'Guest invited with the right address.'],
      ['solved', 'Guest access approved by the owner and switched on.'],
    ],
  },
  {
    ...shared,
    key: 'sync-conflict',
    subcategory: 'File synchronisation',
    service: 'Team Sites',
    weight: 5,
    firstLine: 0.75,
    hours: 5,
    titles: ['Files do not synchronise', 'Two versions of the same file'],
    descriptions: [
      'The cloud symbol has a red cross and my changes from yesterday are not visible to the colleagues.',
      'There are suddenly two copies of {file}, one with my computer name. Which one is right?',
    ],
    asks: [
      [
        'How long is the whole path of the file? More than 250 characters cannot be synchronised.',
        'It is really long, we have many nested folders.',
      ],
    ],
    updates: [
      'Your changes are saved. The path was too long; I have shortened two folder names with your colleague and the synchronisation runs.',
    ],
    notes: [
      'Path 287 characters. Renamed with the owner.',
      'Library reset, local changes copied aside before. Nothing lost.',
    ],
    closures: [
      ['solved', 'Folder names shortened, synchronisation complete.'],
      ['solved', 'Library connected anew, both versions merged with the caller.'],
    ],
  },
  {
    ...shared,
    key: 'site-permission',
    subcategory: 'Team sites',
    service: 'Team Sites',
    weight: 2,
    firstLine: 0.5,
    hours: 7,
    titles: ['No access to team site {project}', 'Team site has no owner any more'],
    descriptions: [
      'I was taken into the project {project} and cannot open the site.',
      'Nobody in our team can add members to the site of {project}, the owner has left.',
    ],
    updates: ['{colleague} is now owner of the site and can add you.'],
    notes: ['No living owner: head of department named a new one.'],
    closures: [['solved', 'New owner entered.']],
  },
  {
    ...shared,
    key: 'site-page-deleted',
    subcategory: 'Team sites',
    service: 'Team Sites',
    weight: 2,
    firstLine: 0.5,
    hours: 7,
    titles: ['Page on the team site was deleted'],
    descriptions: ['The start page of our team site is gone. I do not know who deleted it.'],
    updates: ['The page is restored from the recycle bin of the site.'],
    notes: ['Deleted by a member on {weekday}, restored. Edit rights of visitors taken away.'],
    closures: [['solved', 'Page restored.']],
  },
]
