import type { Scenario } from './scenario.ts'

const shared = {
  category: 'Security',
  service: 'Endpoint Security',
  group: 'Security',
  reach: 'person',
} as const

export const devicesAndCertificates: readonly Scenario[] = [
  {
    ...shared,
    key: 'laptop-stolen',
    subcategory: 'Lost or stolen device',
    weight: 0.7,
    firstLine: 0.1,
    hours: 6,
    titles: ['Laptop stolen from the car'],
    descriptions: [
      'My bag with the laptop was stolen from the car last night. I have reported it to the police.',
    ],
    asks: [
      [
        'Was the laptop switched off or only closed, and was anything written down in the bag, such as a password or the VPN token?',
        'It was switched off. Nothing was written down, only paper about {project}.',
      ],
    ],
    updates: [
      'The device is locked and will be wiped when it next goes online. A new one is being prepared for you.',
      'Please send us the report number of the police for the insurance.',
    ],
    notes: [
      'Disk encrypted, last contact {time}. Wipe command placed, sessions and certificate revoked.',
      'Data protection officer informed: encrypted, no report needed.',
    ],
    closures: [['solved', 'Device wiped and written off, replacement handed over.']],
  },
  {
    ...shared,
    key: 'laptop-lost',
    subcategory: 'Lost or stolen device',
    weight: 0.7,
    firstLine: 0.1,
    hours: 6,
    titles: ['Bag with laptop left on the train'],
    descriptions: [
      'I left my bag with the laptop on the train to {othersite}. The railway company has no report yet.',
    ],
    asks: [
      [
        'Was the laptop switched off or only closed, and was anything written down in the bag, such as a password or the VPN token?',
        'It was switched off. Nothing was written down, only paper about {project}.',
      ],
    ],
    updates: [
      'The device is locked and will be wiped when it next goes online. A new one is being prepared for you.',
    ],
    notes: [
      'Disk encrypted, last contact {time}. Wipe command placed, sessions and certificate revoked.',
      'Data protection officer informed: encrypted, no report needed.',
    ],
    closures: [
      ['solved', 'Device wiped and written off, replacement handed over.'],
      ['solved', 'Device found and returned; checked and released.'],
    ],
  },
  {
    ...shared,
    key: 'phone-lost',
    subcategory: 'Lost or stolen device',
    weight: 0.7,
    firstLine: 0.1,
    hours: 6,
    titles: ['Company phone lost'],
    descriptions: ['I have lost my company phone, probably in a taxi. It was locked with a PIN.'],
    updates: [
      'The device is locked and will be wiped when it next goes online. A new one is being prepared for you.',
    ],
    closures: [
      ['solved', 'Device wiped and written off, replacement handed over.'],
      ['solved', 'Device found and returned; checked and released.'],
    ],
  },
  {
    ...shared,
    key: 'disk-key',
    subcategory: 'Certificates & encryption',
    group: 'End-User Computing',
    weight: 4,
    firstLine: 0.9,
    hours: 1,
    titles: [
      'Computer asks for a recovery key',
      'Blue screen with a 48-digit key',
      'Recovery key needed after firmware update',
    ],
    descriptions: [
      'After the start my laptop wants a recovery key with 48 digits. I never had such a key.',
      'Since the update last night the computer asks for a recovery key at every start.',
    ],
    updates: [
      'I have read you the key on the phone. Please start Windows once and leave it running for ten minutes, so that the protection is renewed.',
    ],
    notes: [
      'Key id compared, identity by call-back. TPM protector renewed remotely.',
      'Firmware update without suspending protection. Package owner told.',
    ],
    closures: [['solved', 'Key given after call-back, protector renewed.']],
  },
  {
    ...shared,
    key: 'certificate-warning',
    subcategory: 'Certificates & encryption',
    service: 'Server Hosting',
    group: 'Server & Storage',
    reach: 'team',
    weight: 1.5,
    firstLine: 0.1,
    hours: 7,
    titles: ['Certificate warning when opening {url}', 'Page says: connection not private'],
    descriptions: [
      'When I open {url} the browser warns that the connection is not private. Since when is that and may I continue?',
    ],
    updates: [
      'The certificate of this page expired last night. A new one is installed; please close the browser and open it again.',
    ],
    notes: ['Renewal mail went to a former employee. Renewed, owner set to the team address, monitor added.'],
    closures: [['solved', 'Certificate renewed, expiry is monitored now.']],
  },
  {
    ...shared,
    key: 'mail-encrypted',
    subcategory: 'Certificates & encryption',
    service: 'Server Hosting',
    group: 'Server & Storage',
    reach: 'team',
    weight: 1.5,
    firstLine: 0.1,
    hours: 7,
    titles: ['Encrypted mail from {customer} cannot be opened'],
    descriptions: ['A mail from {customer} is encrypted and Outlook says that no certificate was found.'],
    notes: ['Sender used the old key. Sent them our current certificate.'],
    closures: [['solved', 'Sender has our current certificate and sent the mail again.']],
  },
]
