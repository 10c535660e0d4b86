import type { Scenario } from './scenario.ts'

const shared = {
  category: 'Security',
  service: 'Endpoint Security',
  group: 'Security',
  reach: 'person',
} as const

export const threats: readonly Scenario[] = [
  {
    ...shared,
    key: 'phishing-report',
    subcategory: 'Phishing',
    weight: 2.3,
    firstLine: 0.35,
    hours: 3,
    titles: ['Suspicious e-mail', 'Phishing mail about an unpaid invoice'],
    descriptions: [
      'I received a mail with a link to "your new salary statement". The address looks odd. I did not click.',
    ],
    updates: [
      'Thank you for reporting this. The mail has been removed from all mailboxes and the page is blocked.',
    ],
    notes: ['Same mail in 34 mailboxes, purged. Domain blocked at proxy and gateway.'],
    closures: [
      ['solved', 'Mail removed from all mailboxes, page blocked, nobody affected.'],
      ['not_reproducible', 'Harmless advertising mail; the caller was thanked for watching out.'],
    ],
  },
  {
    ...shared,
    key: 'phishing-chief',
    subcategory: 'Phishing',
    weight: 2.3,
    firstLine: 0.35,
    hours: 3,
    titles: ['Strange mail that seems to come from our CEO'],
    descriptions: [
      'A mail allegedly from our CEO asks me to buy vouchers. I think it is fraud and wanted to report it.',
    ],
    updates: [
      'Thank you for reporting this. The mail has been removed from all mailboxes and the page is blocked.',
    ],
    notes: ['Same mail in 34 mailboxes, purged. Domain blocked at proxy and gateway.'],
    closures: [['solved', 'Mail removed from all mailboxes, page blocked, nobody affected.']],
  },
  {
    ...shared,
    key: 'phishing-entered',
    subcategory: 'Phishing',
    weight: 2.3,
    firstLine: 0.35,
    hours: 3,
    titles: ['Entered my password on a strange page', 'Clicked on a link in a phishing mail'],
    descriptions: [
      'I clicked on a link in a mail about a parcel and entered my password before I noticed. What shall I do?',
    ],
    asks: [
      [
        'Did you enter your password or open an attachment? Please answer honestly, it only decides what we do next.',
        'I opened the page but closed it again. I entered nothing.',
      ],
    ],
    updates: [
      'To be safe we have ended all your sessions. Please set a new password with the link I gave you on the phone.',
    ],
    notes: [
      'Sign-in log of the caller clean for 72 h. No mailbox rules created.',
      'Credential page for our sign-in, kit known. Take-down requested.',
    ],
    closures: [['solved', 'Password changed and sessions ended; no misuse found in the logs.']],
  },
  {
    ...shared,
    key: 'malware-alert',
    subcategory: 'Malware',
    weight: 1.5,
    firstLine: 0.1,
    hours: 6,
    titles: ['Virus scanner shows an alert', 'Message: threat found on my computer'],
    descriptions: [
      'The virus scanner reports a threat in the downloads folder and asks for a restart. May I continue working?',
    ],
    asks: [
      [
        'Please leave the computer switched on but unplug the network cable and switch off Wi-Fi. Where does the file come from?',
        'From the website of a supplier, a program for reading their measuring data.',
      ],
    ],
    updates: [
      'The file has been isolated and the computer scanned completely. Nothing else was found, you may work again.',
    ],
    notes: ['Adware installer, blocked before start. Full scan clean.'],
    closures: [
      ['solved', 'Threat removed, full scan without findings.'],
      ['solved', 'Computer installed anew as a precaution, data restored.'],
      ['not_reproducible', 'False alarm, signature corrected by the vendor.'],
    ],
  },
  {
    ...shared,
    key: 'malware-usb',
    subcategory: 'Malware',
    weight: 1.5,
    firstLine: 0.1,
    hours: 6,
    titles: ['USB stick with a virus warning'],
    descriptions: ['When I plugged in a USB stick from {supplier} the scanner warned immediately.'],
    updates: [
      'The file has been isolated and the computer scanned completely. Nothing else was found, you may work again.',
    ],
    notes: ['Stick imaged for analysis: old worm, shortcut type. Supplier informed.'],
    closures: [['solved', 'Threat removed, full scan without findings.']],
  },
  {
    ...shared,
    key: 'sign-in-requests',
    subcategory: 'Suspicious sign-in',
    weight: 1,
    firstLine: 0.05,
    hours: 4,
    titles: ['Sign-in request I did not start', 'Somebody tried to sign in as me'],
    descriptions: [
      'In the night I got four requests on the phone to approve a sign-in. I declined all of them.',
    ],
    asks: [
      [
        'Have you used your company password on another website, for example a shop?',
        'Yes, I am afraid so, on a forum. I will change it.',
      ],
    ],
    updates: ['Your password has been changed and all sessions ended. There was no successful sign-in.'],
    notes: ['Correct password, stopped by the second factor. Reset, checked for reuse.'],
    closures: [['solved', 'Password renewed, attempts blocked, no access took place.']],
  },
  {
    ...shared,
    key: 'sign-in-abroad',
    subcategory: 'Suspicious sign-in',
    weight: 1,
    firstLine: 0.05,
    hours: 4,
    titles: ['Message about a sign-in from another country'],
    descriptions: ['I got a mail about a sign-in from a country I have never been to.'],
    asks: [
      [
        'Have you used your company password on another website, for example a shop?',
        'Yes, I am afraid so, on a forum. I will change it.',
      ],
    ],
    updates: ['Your password has been changed and all sessions ended. There was no successful sign-in.'],
    notes: ['Password spray from a hosting provider, 60 accounts, no success. Range blocked.'],
    closures: [
      ['solved', 'Password renewed, attempts blocked, no access took place.'],
      ['not_reproducible', 'The sign-in was the caller’s own, by VPN from a hotel.'],
    ],
  },
]
