import type { Scenario } from './scenario.ts'

const shared = {
  category: 'Hardware',
  service: 'Workplace Computer',
  group: 'End-User Computing',
  reach: 'person',
} as const

export const powerAndWorkstations: readonly Scenario[] = [
  {
    ...shared,
    key: 'battery-drains',
    subcategory: 'Battery & power',
    weight: 2,
    firstLine: 0.4,
    hours: 14,
    titles: ['Battery lasts less than an hour', 'Battery not charging above 60 %'],
    descriptions: [
      'My battery is empty after about 50 minutes in meetings. Last year it was four hours. I am in production a lot and there is no socket at the line.',
      'The battery of my {laptop} stops charging at about 60 %. The charger is the original one.',
    ],
    asks: [
      [
        'Could you run the battery report from the Support folder on your desktop and attach the page it opens?',
        'Attached as a picture: it says design capacity 57,000 and full charge 21,400.',
      ],
    ],
    updates: [
      'The battery has only about 40 % of its capacity left. I have ordered a new one; it is changed at the walk-in desk in ten minutes.',
    ],
    notes: [
      'Full charge 21.4 of 57 Wh after 910 cycles. Replacement justified, part ordered from stock Stuttgart.',
    ],
    closures: [['solved', 'Battery replaced; capacity back to 100 %.']],
    vendor:
      'The battery is out of stock at the supplier; it is announced for the end of next week. I will write to you when it is here.',
  },
  {
    ...shared,
    key: 'battery-standby',
    subcategory: 'Battery & power',
    weight: 2,
    firstLine: 0.4,
    hours: 14,
    titles: ['Laptop battery drains even in standby'],
    descriptions: [
      'In the evening I close the lid with 80 % and in the morning the laptop is off and empty.',
    ],
    updates: ['I have switched off the network wake-up in standby. Please watch it for two nights.'],
    notes: [
      'powercfg: device wakes every 15 min for the maintenance task. Wake timer switched off by policy.',
    ],
    closures: [['solved', 'Wake timers switched off: the laptop loses 3 % overnight now.']],
  },
  {
    ...shared,
    key: 'charger-broken',
    subcategory: 'Battery & power',
    weight: 4,
    firstLine: 0.85,
    hours: 4,
    titles: ['Charger broken', 'Power supply of my laptop has a loose contact', 'Need a replacement charger'],
    descriptions: [
      'The cable of my charger is broken near the plug, one can see the wires. I do not want to use it any more.',
      'The laptop only charges when I hold the plug at an angle. I tried the charger of {colleague} and that one works.',
    ],
    asks: [['Which plug does it have: the round one or USB-C?', 'USB-C, 65 watts is printed on it.']],
    updates: [
      'A new charger is waiting for you at the walk-in desk. Please bring the broken one so that it is disposed of safely.',
    ],
    notes: [
      'Handed out 65 W USB-C from stock, 6 left in Stuttgart. Old one scrapped.',
      'Sent by internal mail to {site}.',
    ],
    closures: [
      ['solved', 'Charger replaced from stock.'],
      ['solved', 'Replacement sent by internal mail and received.'],
    ],
  },
  {
    ...shared,
    key: 'workstation-crash',
    subcategory: 'Workstation',
    weight: 1.5,
    firstLine: 0.1,
    hours: 16,
    departments: ['Engineering', 'Quality'],
    titles: ['Workstation crashes when opening large assemblies', 'Blue screen several times a day in CAD'],
    descriptions: [
      'Whenever I open the assembly {drawing} the workstation shows a blue screen after about five minutes. I lost two hours of work yesterday. Smaller parts are fine.',
      'Three blue screens since {weekday}. The text mentions the graphics driver. Release for {customer} is due this week.',
    ],
    asks: [
      [
        'Could you note the time of the next crash and leave the screen as it is? I need the dump of exactly that moment.',
        'It happened at {time}. I left it standing at the blue screen.',
      ],
    ],
    updates: [
      'The dumps point to the graphics driver. I install the version certified by the CAD vendor during your lunch break, please save and close everything.',
    ],
    notes: [
      '5 dumps, all in the display driver, different addresses. Driver is the gaming branch, not the certified one. Replacing.',
      'Memory test overnight: errors in slot 3. Module swapped.',
    ],
    closures: [
      ['solved', 'Certified graphics driver installed; no crash in a week with the same assembly.'],
      ['solved', 'Faulty memory module replaced; memory test without errors.'],
    ],
    vendor:
      'The manufacturer sends a technician with a new graphics card. He comes within two working days and will call you before.',
  },
  {
    ...shared,
    key: 'workstation-overheats',
    subcategory: 'Workstation',
    weight: 1.5,
    firstLine: 0.1,
    hours: 16,
    departments: ['Engineering', 'Quality'],
    titles: ['{workstation} switches off under load'],
    descriptions: [
      'The workstation under my desk switches itself off during simulations, usually after half an hour. It is quite hot at the back.',
    ],
    updates: [
      'The cooler was full of dust and the thermal paste dry. Cleaned and renewed; I let a load test run overnight.',
    ],
    notes: ['GPU at 97 °C after 8 minutes. After cleaning 71 °C in the same test.'],
    closures: [['solved', 'Cooling renewed. Load test of eight hours passed.']],
  },
]
