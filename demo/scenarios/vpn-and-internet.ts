import type { Scenario } from './scenario.ts'

const shared = { category: 'Network & VPN', group: 'Network Operations', reach: 'person' } as const

export const vpnAndInternet: readonly Scenario[] = [
  {
    ...shared,
    key: 'vpn-drops',
    subcategory: 'VPN',
    service: 'VPN Remote Access',
    weight: 7,
    firstLine: 0.45,
    hours: 9,
    titles: [
      'VPN disconnects every few minutes',
      'VPN connection drops in meetings',
      'Remote connection unstable from home',
    ],
    descriptions: [
      'Working from home the VPN drops every 10 to 15 minutes. I have to sign in again each time, with the code from the phone. My internet is fine otherwise.',
      'In video calls the VPN connection breaks off and everything freezes. In the office I have no problems.',
      'Since I have a new router at home the VPN is lost several times an hour.',
    ],
    asks: [
      [
        'Does it happen with a cable to the router as well, or only by Wi-Fi?',
        'With the cable it is stable. With Wi-Fi it drops.',
      ],
      [
        'Please send me the time of the last two interruptions, so that I find them in the log of the gateway.',
        'Today at {time} and about 20 minutes before that.',
      ],
    ],
    updates: [
      'I have set your connection to the second gateway and a smaller packet size. Please work with it today and tell me.',
      'The driver of your Wi-Fi adapter is outdated; the new one is installed with the next restart.',
    ],
    notes: [
      'Gateway log: dead peer detection, client silent for 60 s. Adapter goes to sleep. Power saving off.',
      'MTU on that provider is 1,452. Set 1,350 on the profile, no drops in two hours.',
    ],
    closures: [
      ['solved', 'Power saving of the Wi-Fi adapter switched off; stable for two days.'],
      ['solved', 'Packet size reduced in the VPN profile.'],
      ['solved_by_caller', 'Router at home was at fault; the caller placed it elsewhere.'],
    ],
  },
  {
    ...shared,
    key: 'vpn-from-hotel',
    subcategory: 'VPN',
    service: 'VPN Remote Access',
    weight: 2,
    firstLine: 0.65,
    hours: 3,
    titles: ['VPN does not connect', 'No VPN from the hotel'],
    descriptions: ['From my hotel I cannot get a VPN connection. Web pages open normally.'],
    asks: [
      [
        'Which network are you in: hotel, phone hotspot or at home? Please try the hotspot of your phone once.',
        'With the hotspot it works. So it is the hotel.',
      ],
    ],
    updates: [
      'Hotels often block the normal VPN. I have given you the profile "Meridian web tunnel", which works like a secure web page. Please choose it in the list.',
    ],
    notes: ['UDP 500/4500 blocked on site. Fallback profile assigned.'],
    closures: [['solved', 'Fallback profile set up, connection works from the hotel.']],
  },
  {
    ...shared,
    key: 'vpn-certificate-old',
    subcategory: 'VPN',
    service: 'VPN Remote Access',
    weight: 2,
    firstLine: 0.65,
    hours: 3,
    titles: ['VPN does not connect', 'VPN error 809'],
    descriptions: [
      'The VPN says "connecting" and after a minute "the remote server is not responding". I am at the customer and need my files.',
    ],
    notes: [
      'Certificate on the client had expired because the laptop was off for 7 weeks. Renewed over the web tunnel.',
    ],
    closures: [['solved', 'Client certificate renewed.']],
  },
  {
    ...shared,
    key: 'vpn-after-password',
    subcategory: 'VPN',
    service: 'VPN Remote Access',
    weight: 2,
    firstLine: 0.65,
    hours: 3,
    titles: ['VPN refuses my sign-in'],
    descriptions: ['After the password change the VPN refuses my sign-in. Mail works with the new password.'],
    updates: ['Please delete the stored password in the VPN window (the little key) and enter the new one.'],
    closures: [['solved', 'Stored old password removed from the VPN profile.']],
  },
  {
    ...shared,
    key: 'website-blocked',
    subcategory: 'Internet & proxy',
    service: 'Internet Access',
    weight: 4,
    firstLine: 0.45,
    hours: 6,
    titles: ['Website blocked by the proxy', 'Download blocked'],
    descriptions: [
      'The customer portal of {customer} is blocked with "category: unknown". I have to download the specification there.',
      'I cannot download the data sheets from {supplier}; the page says the file type is blocked.',
    ],
    asks: [
      [
        'Please send me the exact address and what you need there.',
        'It is {url}, we get the test certificates from it.',
      ],
    ],
    updates: [
      'The page has been checked by Security and is open now.',
      'The page cannot be opened because it is known for harmful downloads. Please ask the supplier to send the file through the Supplier Portal.',
    ],
    notes: [
      'Category wrong at the filter vendor, reported. Exception for two weeks.',
      'Security says no: domain registered nine days ago.',
    ],
    closures: [
      ['solved', 'Page allowed after a check.'],
      ['not_solved', 'Page stays blocked for security reasons; another way was shown to the caller.'],
    ],
  },
  {
    ...shared,
    key: 'site-slow',
    subcategory: 'Internet & proxy',
    service: 'Internet Access',
    reach: 'site',
    weight: 2,
    firstLine: 0.05,
    hours: 5,
    titles: [
      'Internet slow at {site}',
      'All web applications slow in {site}',
      'Video calls unusable in {site} today',
    ],
    descriptions: [
      'In {site} all web pages and applications in the cloud have been slow since about {time}. Everyone here is complaining.',
      'Video meetings with the other sites have been breaking up the whole morning. Atlas ERP also hangs.',
    ],
    updates: [
      'The main line of {site} is overloaded. We have limited the update traffic and see an improvement.',
      'The provider confirms packet loss on the line. Traffic runs over the backup line until it is repaired.',
    ],
    notes: [
      'Software distribution saturates the link, 92 %. Throttled to 20 %.',
      'Provider ticket opened, 4 % loss at their second hop. Switched to the backup line.',
    ],
    closures: [
      ['solved', 'Update traffic limited by policy during the day.'],
      ['solved', 'Provider replaced a faulty module; main line back in service.'],
    ],
    vendor:
      'The provider is working on the line. The backup line carries you meanwhile, with less bandwidth.',
  },
]
