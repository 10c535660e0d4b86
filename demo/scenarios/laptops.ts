import type { Scenario } from './scenario.ts'

const shared = {
  category: 'Hardware',
  service: 'Workplace Computer',
  group: 'End-User Computing',
  reach: 'person',
} as const

export const laptops: readonly Scenario[] = [
  {
    ...shared,
    key: 'laptop-slow',
    subcategory: 'Laptop',
    weight: 9,
    firstLine: 0.55,
    hours: 7,
    titles: [
      'Laptop very slow since the last update',
      'Computer takes {minutes} minutes to start',
      '{laptop} hangs all the time',
    ],
    descriptions: [
      'Everything is slow: sign-in, opening files, even typing. It is worse in the morning. Other people in my team do not have this.',
      'Since {weekday} my laptop needs {minutes} minutes until I can work after signing in. Opening a large Excel file takes ages and the fan runs the whole time. A restart did not help.',
      'My {laptop} ({asset}) has become very slow. Switching between Outlook and the browser freezes the screen for several seconds. I have closed everything I do not need.',
    ],
    asks: [
      [
        'Could you leave the laptop switched on and connected over lunch, so that I can look at it remotely?',
        'Yes, it is on and connected now. I am back at one.',
      ],
      [
        'Is it slow in the office only, or at home as well?',
        'Both. At home it feels even slower, but that may be my line.',
      ],
    ],
    updates: [
      'I have removed two programs that started with Windows and are no longer needed, and cleaned the update cache. Please restart once and tell me whether the start is faster.',
      'The disk of your laptop is in good health, so this is not a hardware fault. I am updating the graphics driver and the virus scanner tonight.',
    ],
    notes: [
      'Boot trace: 140 s of it is the old inventory agent waiting for a server that no longer exists. Removing the agent.',
      'Disk at 96 %, 41 GB of it in the update cache. SMART values fine, memory 8 GB: on the list for replacement this year.',
      'Scanner exclusions for the profile folder were missing after the last policy change. Reapplied.',
    ],
    closures: [
      [
        'solved',
        'Removed the obsolete inventory agent and cleaned the update cache. Start time now below one minute, confirmed by the caller.',
      ],
      ['solved', 'Memory extended from 8 to 16 GB at the walk-in desk. Works normally since.'],
      [
        'solved_workaround',
        'Start-up programs reduced. The device is due for replacement and has been put on the list for this quarter.',
      ],
    ],
  },
  {
    ...shared,
    key: 'laptop-does-not-start',
    subcategory: 'Laptop',
    weight: 2,
    firstLine: 0.25,
    hours: 6,
    titles: ['Laptop does not start', 'Black screen after switching on'],
    descriptions: [
      'When I press the power button the light comes on for a second, then nothing. It worked yesterday evening. I have tried another charger.',
      'The screen stays black although the fan runs. I cannot work at all and have a customer meeting this afternoon.',
    ],
    asks: [
      [
        'Please hold the power button for 20 seconds with the charger unplugged, then try again. Does any light blink?',
        'I did that twice. The light next to the charger blinks amber three times, then goes off.',
      ],
    ],
    updates: [
      'Please bring the laptop to the walk-in desk. A loan device with your profile is ready, so you can work in the meantime.',
      'Your data is safe: the disk is readable. The mainboard has to be replaced, which takes two to three days.',
    ],
    notes: [
      'Three amber blinks: mainboard power rail. Disk read in the dock without errors. Warranty until next year.',
      'Loan device handed out, profile signs in, mail and files there.',
    ],
    closures: [
      ['solved', 'Mainboard replaced under warranty, own disk put back, handed over at the walk-in desk.'],
      ['solved', 'Device replaced by one from stock, data moved from the old disk.'],
    ],
    vendor:
      'The repair partner collects the laptop tomorrow and needs two to three working days. Please keep the loan device until then.',
  },
  {
    ...shared,
    key: 'laptop-recovery-screen',
    subcategory: 'Laptop',
    weight: 2,
    firstLine: 0.25,
    hours: 6,
    titles: ['Laptop shows a blue recovery screen'],
    descriptions: [
      'My {laptop} stops at a blue page that offers "Continue" and "Troubleshoot". Continue brings me back to the same page.',
    ],
    updates: [
      'Please bring the laptop to the walk-in desk. A loan device with your profile is ready, so you can work in the meantime.',
    ],
    notes: [
      'Boot loop after the firmware update. Rolled back with the recovery stick, firmware update blocked for this model.',
    ],
    closures: [['solved', 'Firmware rolled back from the recovery stick; the device starts normally.']],
  },
  {
    ...shared,
    key: 'disk-full',
    subcategory: 'Laptop',
    weight: 4,
    firstLine: 0.8,
    hours: 4,
    titles: ['Disk full', 'Message: there is not enough space on drive C', 'Cannot save files, disk is full'],
    descriptions: [
      'I get the message that drive C is full and cannot save anything. I have already emptied the recycle bin.',
      'Windows warns every few minutes about low disk space. I do not know what is using the space, my own files are on the team site.',
    ],
    asks: [
      [
        'Do you still need the recordings in your Downloads folder? They use 68 GB.',
        'No, please delete everything there that is older than a month.',
      ],
    ],
    updates: [
      'I have cleaned temporary files and switched your synchronised libraries to "online only". You have 74 GB free now.',
    ],
    notes: [
      'TreeSize: 92 GB synchronised library of {project}, fully offline. Set to files on demand.',
      'Old profile of a former user on the device, 38 GB. Removed after checking that nothing is in it.',
    ],
    closures: [
      [
        'solved',
        'Space freed: temporary files removed, library set to online only. The caller knows how to do it.',
      ],
      ['solved', 'Removed the profile of the former user; 45 GB free.'],
    ],
  },
]
