import type { Scenario } from './scenario.ts'

const shared = {
  category: 'Network & VPN',
  subcategory: 'File shares',
  service: 'File Shares',
  group: 'Server & Storage',
  reach: 'person',
} as const

export const fileShares: readonly Scenario[] = [
  {
    ...shared,
    key: 'file-share-slow',
    reach: 'team',
    weight: 2,
    firstLine: 0.2,
    hours: 9,
    titles: ['Drive {drive} is very slow', 'Opening files on {share} takes minutes'],
    descriptions: [
      'Since {weekday} opening files on {share} takes up to two minutes. The whole team is affected. Local files open at once.',
    ],
    updates: ['The share is being moved to faster storage tonight; it is read-only from 20:00 to 22:00.'],
    notes: [
      'Volume at 94 %, deduplication job running in working hours since the last patch. Moved to the night.',
    ],
    closures: [['solved', 'Maintenance job moved out of working hours; opening takes two seconds.']],
  },
  {
    ...shared,
    key: 'file-locked',
    reach: 'team',
    weight: 2,
    firstLine: 0.2,
    hours: 9,
    titles: ['Excel files on the share are locked'],
    descriptions: [
      'A file on {share} is "locked for editing by another user", but nobody has it open. We need it for the month-end closing.',
    ],
    asks: [['Which file is it exactly? Please send me the whole path.', 'It is {share}\\{file}.']],
    updates: ['I have closed the stale lock on the file. Please open it again.'],
    notes: ['Open handle from a PC that went to sleep. Closed the session.'],
    closures: [['solved', 'Stale lock removed.']],
  },
  {
    ...shared,
    key: 'drive-missing',
    weight: 2.5,
    firstLine: 0.8,
    hours: 3,
    titles: ['Drive {drive} is missing', 'Red cross on the network drive'],
    descriptions: [
      'The drive {drive} is gone from my list since the restart. I need {share} for my daily work.',
      'All network drives have a red cross and ask for a password.',
    ],
    updates: ['I have connected the drive again; it will come by itself at every sign-in.'],
    notes: ['Mapping policy did not apply off-site before the VPN was up. Script on connect added.'],
    closures: [['solved', 'Drive mapped again.']],
  },
  {
    ...shared,
    key: 'folder-restore',
    weight: 2.5,
    firstLine: 0.8,
    hours: 3,
    titles: ['Deleted a folder by mistake, please restore'],
    descriptions: [
      'I have deleted the folder {file} on {share} by mistake. It was still there yesterday. Can you bring it back?',
    ],
    asks: [
      [
        'Yesterday 18:00 is the last snapshot. Is that recent enough for you?',
        'Yes, we changed nothing after that.',
      ],
    ],
    updates: ['The folder is restored next to the original place with the ending "_restored".'],
    notes: ['Restored 1,312 files from the 18:00 snapshot.'],
    closures: [['solved', 'Folder restored from the snapshot.']],
  },
]
