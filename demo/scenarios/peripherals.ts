import type { Scenario } from './scenario.ts'

const shared = {
  category: 'Hardware',
  service: 'Workplace Computer',
  group: 'End-User Computing',
  reach: 'person',
} as const

export const peripherals: readonly Scenario[] = [
  {
    ...shared,
    key: 'dock-no-usb',
    subcategory: 'Monitor & docking',
    weight: 5,
    firstLine: 0.5,
    hours: 8,
    titles: [
      'Docking station: keyboard and network do not work',
      'USB devices drop out at the docking station',
    ],
    descriptions: [
      'At my desk ({floor}) the docking station charges the laptop, but keyboard, mouse and network are dead. At a colleague’s desk everything works with my laptop.',
      'The devices on my {dock} disconnect and come back several times an hour, with the typical sound. In calls the headset drops out each time.',
    ],
    asks: [
      [
        'Please unplug the power of the dock for one minute and plug it in again before the laptop. Does the network light come on?',
        'The light came on and it worked for an hour. Then the same again.',
      ],
    ],
    updates: [
      'I will bring another docking station to your desk tomorrow morning and take yours for a test.',
      'Your laptop has received the latest driver for the dock. Please restart once and watch it today.',
    ],
    notes: [
      'Dock tested with reference laptop: network chip gives up when warm. Scrapped, replaced from stock.',
      'Cable at the dock was the 60 W version, negotiated only USB 2. Exchanged for the right one.',
    ],
    closures: [
      ['solved', 'Docking station replaced.'],
      ['solved', 'Cable replaced by the full-featured one, all ports work.'],
      [
        'solved_by_caller',
        'Works again since the caller moved to another desk and back; dock was not fully plugged in.',
      ],
    ],
  },
  {
    ...shared,
    key: 'monitor-panel',
    subcategory: 'Monitor & docking',
    weight: 2,
    firstLine: 0.55,
    hours: 9,
    titles: ['Monitor flickers', 'Lines on the monitor'],
    descriptions: [
      'The left monitor at my desk flickers every few seconds, which is really tiring for the eyes. I have swapped the cables, the problem stays with the monitor.',
      'There are vertical coloured lines on the right third of the screen, also in the start menu of the monitor itself.',
    ],
    asks: [
      [
        'Which model is it? It is printed at the lower edge or on the back.',
        'It is a {monitor}, the sticker says 2019.',
      ],
    ],
    updates: [
      'This is a defect of the panel. I have reserved a new {monitor} for you; our colleague on site exchanges it this week.',
    ],
    notes: ['Panel fault, out of warranty. Replacement from stock, serial noted in the asset list.'],
    closures: [['solved', 'Monitor exchanged at the desk.']],
  },
  {
    ...shared,
    key: 'monitor-no-signal',
    subcategory: 'Monitor & docking',
    weight: 2,
    firstLine: 0.55,
    hours: 9,
    titles: ['Second screen stays dark'],
    descriptions: [
      'My second screen says "no signal" since this morning. Windows does not show it in the settings either.',
    ],
    updates: ['Please check whether the cable sits firmly in the dock, in the port marked DP 1.'],
    notes: ['Cable was in the upstream port of the dock. Changed.'],
    closures: [
      ['solved_by_caller', 'Cable was loose; works after plugging it in again.'],
      ['solved', 'Display cable replaced; the screen is found again.'],
    ],
  },
  {
    ...shared,
    key: 'keyboard',
    subcategory: 'Peripherals',
    weight: 2,
    firstLine: 0.9,
    hours: 3,
    titles: ['Keyboard keys do not respond', 'Coffee on the keyboard'],
    descriptions: [
      'The keys for E, R and the space bar only work when I press them hard. Typing is hardly possible.',
      'I spilled coffee over my external keyboard. The laptop got nothing, but some keys stick.',
    ],
    updates: [
      'Please pick up a new one at the walk-in desk, it is open until 16:30.',
      'I have put a new keyboard into the internal mail to {site}.',
    ],
    notes: ['Stock item, no approval needed.'],
    closures: [['solved', 'Replaced from stock.']],
  },
  {
    ...shared,
    key: 'mouse',
    subcategory: 'Peripherals',
    weight: 2,
    firstLine: 0.9,
    hours: 3,
    titles: ['Mouse pointer jumps'],
    descriptions: ['The pointer of my wireless mouse jumps across the screen. New batteries did not help.'],
    updates: ['Please pick up a new one at the walk-in desk, it is open until 16:30.'],
    notes: ['Receiver was behind a metal panel. Gave an extension cable as well.'],
    closures: [['solved', 'Receiver moved to the front with an extension cable; pointer steady.']],
  },
  {
    ...shared,
    key: 'headset-not-heard',
    subcategory: 'Peripherals',
    weight: 1.7,
    firstLine: 0.85,
    hours: 4,
    titles: ['Headset: others cannot hear me'],
    descriptions: [
      'In calls nobody hears me. The microphone of the laptop works, the one of the {headset} does not. The mute light is off.',
    ],
    asks: [
      [
        'Which microphone is chosen in the settings of the meeting, above the volume?',
        'It said "Default - stereo mix". With the headset chosen they hear me.',
      ],
    ],
    updates: [
      'I have updated the firmware of the headset and set it as default device. Please try a test call.',
    ],
    notes: ['Default communication device was the monitor. Set by script for both roles.'],
    closures: [['solved', 'Default microphone corrected.']],
  },
  {
    ...shared,
    key: 'headset-crackles',
    subcategory: 'Peripherals',
    weight: 1.7,
    firstLine: 0.85,
    hours: 4,
    titles: ['Headset makes crackling noise'],
    descriptions: [
      'There is loud crackling in my headset as soon as I am further than two metres from the desk. Colleagues hear it too.',
    ],
    updates: [
      'I have updated the firmware of the headset and set it as default device. Please try a test call.',
      'A replacement is on its way to you by internal mail.',
    ],
    notes: ['Firmware from two years ago, updated to {version}. Crackling gone in test at 8 m.'],
    closures: [
      ['solved', 'Firmware of the headset updated.'],
      ['solved', 'Headset replaced, ear pads included.'],
    ],
  },
  {
    ...shared,
    key: 'headset-not-found',
    subcategory: 'Peripherals',
    weight: 1.7,
    firstLine: 0.85,
    hours: 4,
    titles: ['Headset is not found by the computer'],
    descriptions: ['Since I got the headset back from repair, Windows does not show it at all.'],
    updates: ['A replacement is on its way to you by internal mail.'],
    notes: ['USB adapter dead, also at another computer. New one from stock.'],
    closures: [['solved', 'Headset replaced, ear pads included.']],
  },
]
