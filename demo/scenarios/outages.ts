import type { Scenario } from './scenario.ts'

/** Disturbances that many report at once, told by many mouths. */
export const outages = {
  mailStore: {
    key: 'storm-mail-store',
    category: 'E-mail & calendar',
    subcategory: 'Mail delivery',
    service: 'E-mail & Calendar',
    group: 'Messaging & Collaboration',
    from: 'monitoring',
    weight: 0,
    firstLine: 0,
    reach: 'company',
    hours: 2,
    updates: [
      'E-mail is down for all sites in Europe since 08:47. The mail store is being brought back; nothing that was sent to you is lost. Next report in 30 minutes.',
    ],
    titles: ['Mail store 2 not mounted, all mailboxes of Europe affected'],
    descriptions: [
      'Mail store MS-EU-02 went offline at {time}. Failover to the second node did not start. 2,140 mailboxes are affected.',
    ],
    notes: [
      'Log volume of the store is full: the backup has not cut the logs since Friday. Freeing space to mount the store.',
      'Second node refuses to take over because its copy is 3 days behind. Not forcing it, data first.',
      'Store mounted, queues are running down, 11,300 messages waiting. Expect half an hour.',
    ],
    closures: [
      [
        'solved',
        'Log volume of the mail store was full because backup had failed unnoticed for three nights. Space freed, store mounted, backup repaired, an alarm for the volume added.',
      ],
    ],
  },
  mailOutage: {
    key: 'storm-mail-outage',
    category: 'E-mail & calendar',
    subcategory: 'Mail delivery',
    service: 'E-mail & Calendar',
    group: 'Messaging & Collaboration',
    weight: 0,
    firstLine: 0,
    reach: 'team',
    hours: 2,
    titles: [
      'Outlook not working',
      'No e-mail since this morning',
      'Outlook: trying to connect',
      'Cannot send or receive mails',
      'Mail server down?',
      'Outlook disconnected',
      'E-mail does not work for the whole department',
      'No mails on laptop and phone',
    ],
    descriptions: [
      'Outlook says "trying to connect" and no mails come in. My colleagues have the same problem.',
      'I cannot send any mails since about {time}. They stay in the outbox.',
      'Neither Outlook nor the mail on my phone works. Is there a general problem?',
      'We cannot receive customer orders by mail at the moment. Please tell us how long this will take.',
      'Outlook opens but shows only mails until {time}. The status line says disconnected.',
      'The shared mailbox of our team does not open, and neither does my own.',
      'Mail is not working in our office. I have restarted twice already.',
      'The calendar does not open either. I do not know which room my next meeting is in.',
    ],
    updates: [
      'There is a disturbance of e-mail for all sites in Europe. We are working on it with everybody we have. There is nothing you need to do; mails sent to you are not lost.',
    ],
    closures: [
      [
        'duplicate',
        'Part of the e-mail disturbance of this morning. Service is restored, waiting mails have been delivered.',
      ],
      ['duplicate', 'Same cause as the e-mail outage at all European sites, solved centrally.'],
    ],
  },
  vpnOutage: {
    key: 'storm-vpn',
    category: 'Network & VPN',
    subcategory: 'VPN',
    service: 'VPN Remote Access',
    group: 'Network Operations',
    weight: 0,
    firstLine: 0,
    reach: 'team',
    hours: 3,
    titles: [
      'VPN does not connect since this morning',
      'VPN: certificate error',
      'Cannot work from home, no VPN',
      'VPN refuses connection',
      'VPN says "gateway not trusted"',
    ],
    descriptions: [
      'I work from home today and the VPN says "the gateway certificate is not valid". On Friday it worked.',
      'VPN does not connect. I have restarted the laptop and my router.',
      'The VPN program shows a certificate warning and closes. Two colleagues at home have the same.',
      'No VPN, so no Atlas and no drives. I am on standby for the shipping this morning.',
      'I get "gateway not trusted". Should I accept the warning? I did not click anything.',
    ],
    updates: [
      'The certificate of the VPN gateway has expired. We are renewing it; please do not accept the warning. Mail and Teams work without VPN in the meantime.',
    ],
    notes: [
      'Certificate expired on Saturday 23:59, the reminder went to a colleague who has left. Renewal requested as an emergency.',
      'New certificate on gateway 1, test from outside successful. Gateway 2 follows.',
    ],
    closures: [
      [
        'solved',
        'The certificate of the VPN gateway had expired during the weekend. Renewed at midday, connections work again. Its expiry is monitored now.',
      ],
    ],
  },
  crmSlow: {
    key: 'storm-crm-slow',
    category: 'Business applications',
    subcategory: 'CRM',
    service: 'Compass CRM',
    group: 'Business Applications',
    weight: 0,
    firstLine: 0,
    reach: 'team',
    hours: 6,
    departments: ['Sales', 'Marketing'],
    titles: [
      'Compass CRM extremely slow',
      'CRM does not open customer records',
      'Compass: time-out when saving',
      'CRM hangs in quotations',
      'Compass not usable since this morning',
    ],
    descriptions: [
      'Opening a customer in Compass takes more than a minute, saving ends with a time-out. The whole sales office has this.',
      'Compass is not usable. Quotations cannot be saved, I have lost one twice.',
      'CRM hangs with a turning circle. Tried two browsers.',
      'Searching for a customer runs for ever. We have a visit in one hour.',
    ],
    updates: [
      'We see the slowness too and are working on it together with the vendor. Please save often and keep quotations open in one window only.',
    ],
    notes: [
      'Database waits on one index since the release last night. Vendor informed, case is with their development.',
      'Rolled back the search index on one node: response down from 60 s to 4 s there. Trying the second.',
    ],
    closures: [['solved', 'Search index rebuilt on all nodes; response times are normal.']],
    vendor: 'The vendor confirms an error in the release of last night and is preparing a correction.',
  },
} as const satisfies Record<string, Scenario>
