import type { Scenario } from './scenario.ts'

const shared = { category: 'Network & VPN', group: 'Network Operations', reach: 'person' } as const

export const officeNetwork: readonly Scenario[] = [
  {
    ...shared,
    key: 'wifi-slow',
    subcategory: 'Wi-Fi',
    service: 'Office Network',
    reach: 'team',
    weight: 3,
    firstLine: 0.2,
    hours: 14,
    titles: ['Wi-Fi very slow on the {floor}'],
    descriptions: [
      'On the {floor} the Wi-Fi has been extremely slow since {weekday}. Several colleagues near the windows have the same problem. With cable it is fast.',
    ],
    asks: [
      [
        'Could you stand where it is worst and send me the name of the access point shown in the network details?',
        'It says {ap}, signal 31 %.',
      ],
    ],
    updates: ['One access point on your floor works at reduced power. We are checking the cabling today.'],
    notes: [
      '{ap} negotiates 100 Mbit on the uplink. Cable tester: pair 3 broken. New run needed.',
      'Channel 36 overlapping with the neighbour since they moved in. Channel plan changed for the floor.',
    ],
    closures: [
      ['solved', 'Cable of the access point replaced; 300 Mbit/s measured.'],
      ['solved', 'Channels changed, no interference.'],
    ],
    vendor:
      'The cabling contractor can come on {weekday}. Until then please use the cable at the desks by the wall.',
  },
  {
    ...shared,
    key: 'wifi-room',
    subcategory: 'Wi-Fi',
    service: 'Office Network',
    reach: 'team',
    weight: 3,
    firstLine: 0.2,
    hours: 14,
    titles: ['No Wi-Fi in room {room}'],
    descriptions: ['In {room} there is practically no Wi-Fi. Guests could not join our meeting yesterday.'],
    asks: [
      [
        'Could you stand where it is worst and send me the name of the access point shown in the network details?',
        'It says {ap}, signal 31 %.',
      ],
    ],
    updates: ['A second access point for this area has been ordered.'],
    notes: ['Heat map shows a hole behind the fire wall. Additional access point justified.'],
    closures: [['solved', 'Additional access point installed.']],
    vendor:
      'The cabling contractor can come on {weekday}. Until then please use the cable at the desks by the wall.',
  },
  {
    ...shared,
    key: 'shop-floor-wifi',
    subcategory: 'Wi-Fi',
    service: 'Office Network',
    reach: 'team',
    weight: 3,
    firstLine: 0.05,
    hours: 6,
    departments: ['Manufacturing', 'Supply Chain'],
    titles: ['Scanners lose connection in the warehouse', 'Wi-Fi dead spot at {line}'],
    descriptions: [
      'In aisle {n} of the warehouse the scanners lose connection and bookings are lost. We are writing them down on paper.',
      'At {line} the tablet has no connection since the new rack was put up. The workers walk 30 metres for every booking.',
    ],
    updates: [
      'A technician is on the way to measure the signal. Please keep the aisle accessible.',
      'We have raised the power of two access points as an interim measure.',
    ],
    notes: [
      'New steel rack shields {ap}. Moved antenna to the aisle side, -58 dBm now.',
      'Roaming threshold of the terminals too low, they stick to the far access point. Profile changed.',
    ],
    closures: [
      ['solved', 'Antenna moved; no loss of connection in three shifts.'],
      ['solved', 'Roaming settings of the terminals corrected.'],
    ],
  },
  {
    ...shared,
    key: 'network-port-dead',
    subcategory: 'Wired network',
    service: 'Office Network',
    weight: 5,
    firstLine: 0.3,
    hours: 7,
    titles: [
      'No network at my desk',
      'Network socket not working',
      'Measuring machine in the lab is offline',
    ],
    descriptions: [
      'The network socket at my new desk ({floor}) is dead. With the same cable it works two desks further.',
      'After the move this weekend four desks on the {floor} have no network. Sockets {port} and following.',
      'The measuring machine in the lab has lost its network connection. The light on the socket is off.',
    ],
    asks: [['Could you read me the number on the socket?', 'It is {port}.']],
    updates: [
      'The socket was not patched. Our colleague on site connects it today.',
      'The port has been switched on; please plug in again.',
    ],
    notes: [
      '{port} goes to {switch}, port in error state after a loop. Cleared, loop guard on.',
      'Not patched since the move. Added to the patch list, ten sockets at once.',
    ],
    closures: [
      ['solved', 'Socket patched and tested.'],
      ['solved', 'Port reset after a loop; the second cable under the desk was removed.'],
    ],
  },
]
