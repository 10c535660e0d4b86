/** What incidents are about: each topic's words come together, as people write of one thing at a time. */
export const topics: readonly (readonly string[])[] = [
  'outlook mailbox calendar meeting invitation inbox folder attachment signature delegate shared archive',
  'printer toner tray paper queue driver scan duplex cartridge feeder jam colour',
  'vpn tunnel client gateway remote split certificate handshake profile connect reconnect disconnect',
  'password account locked expired reset unlock credentials authenticator login username domain lockout',
  'laptop battery charger dock screen keyboard trackpad hinge fan overheating firmware bios',
  'network switch port vlan cable uplink latency packet router interface flapping spanning',
  'wifi access point signal roaming ssid coverage hotspot wireless guest channel interference',
  'server memory cpu reboot service hang kernel patch uptime node cluster failover',
  'database query deadlock replica tablespace index backup restore transaction timeout schema migration',
  'sap transaction posting invoice ledger purchase vendor approval workflow idoc tcode material',
  'crm customer opportunity contact lead campaign quote pipeline dashboard territory sync duplicate',
  'teams chat channel call camera microphone headset presence recording sharing notification video',
  'sharepoint site library document permission version checkout sync link page owner retention',
  'citrix session desktop receiver workspace launch published profile logoff roaming farm broker',
  'phone voicemail extension handset dial tone transfer conference trunk ringing headset softphone',
  'mobile iphone android enrolment device policy wipe tablet sim roaming data compliance',
  'storage disk quota share volume snapshot array capacity mount drive throughput nas',
  'backup job tape retention catalogue agent schedule failed restore media vault window',
  'monitor display resolution cable flicker docking hdmi adapter brightness projector second external',
  'payroll payslip salary timesheet overtime deduction bank period export absence calculation bonus',
  'website page certificate redirect checkout cart banner form browser cookie payment cache',
  'security phishing malware quarantine alert antivirus suspicious infected scan blocked threat incident',
  'badge door reader entrance card reception visitor building gate barrier turnstile access',
  'excel workbook macro formula pivot addin crash spreadsheet recalculation link chart template',
  'erp order warehouse stock delivery barcode scanner picking label shipment pallet inventory',
  'license activation subscription seat renewal product key expired trial assigned unlicensed vendor',
  'firewall rule blocked proxy outbound allow destination nat policy zone inspection traffic',
  'dns record resolve lookup zone hostname lease address dhcp scope forwarder stale',
  'application crash error dialog module update install rollback startup window freeze slow',
  'report export dashboard figures month quarter refresh gateway dataset filter totals missing',
  'onboarding starter contractor equipment access group manager department role welcome request leaver',
  'browser chrome edge extension popup certificate cache cookie tab download bookmark zoom',
].map(line => line.split(' '))

/** Words any report may hold, roughly from the most to the least usual. */
export const usual: readonly string[] =
  `user users error please issue help working message since today again problem system computer open screen
  morning cannot office team need team try file time shows access started day change software update restart still
  support urgent several colleague checked appears week log data name list click customer test new old email page
  result button setting version number same different room floor site building local remote first last second
  minutes hours yesterday monday tuesday wednesday thursday friday evening night weekend month year affected
  department finance sales marketing production logistics legal engineering laboratory warehouse reception branch
  manager director assistant analyst contractor consultant operator supplier partner client visitor
  intermittent permanent partial complete random sporadic repeated sudden gradual regular unusual known
  blank frozen corrupted missing broken stuck delayed rejected denied invalid unavailable unreachable outdated
  install remove replace rebuild reinstall configure disable enable clear verify confirm escalate investigate
  reproduce attach forward export import print scan upload download save delete copy move rename merge
  colour red green yellow warning critical information notice event trace dump snapshot capture
  contract deadline audit training presentation workshop release launch closing inventory maintenance
  hardware cable adapter power socket cabinet rack room cooling sensor switchboard generator battery
  question answer instruction manual guide article workaround solution cause reason effect impact priority`
    .split(/\s+/)
    .filter((word, index, all) => all.indexOf(word) === index)

/** Beginnings, middles and ends a sentence is put together from. */
export const openings: readonly string[] = [
  'Since this morning',
  'After the latest update',
  'The caller reports that',
  'For the past two days',
  'When I try to sign in',
  'As soon as the user opens it',
  'Every time we start',
  'According to our colleague',
  'While working from home',
  'During the monthly closing',
  'Right after the restart',
  'On several machines in the office',
  'It seems that',
  'We have noticed that',
]
export const joints: readonly string[] = [
  'does not respond because of the',
  'shows an error about the',
  'is very slow with the',
  'cannot be opened from the',
  'stops working near the',
  'has lost the connection to the',
  'asks again and again for the',
  'was moved together with the',
  'no longer finds the',
  'fails with a message on the',
  'is missing in the',
  'works for others but not on the',
]
export const endings: readonly string[] = [
  'Please help as soon as possible.',
  'A restart did not change anything.',
  'Nothing was changed on our side.',
  'This is urgent for the closing.',
  'Other colleagues have the same problem.',
  'I have attached a picture of the screen.',
  'It worked until yesterday.',
  'Thank you for your help.',
  'We need it before noon.',
  'The user can be reached by phone.',
]
export const symptoms: readonly string[] = [
  'not working',
  'very slow today',
  'crashes at start',
  'cannot be reached',
  'shows an error',
  'is missing after update',
  'keeps disconnecting',
  'request for access',
  'no longer opens',
  'does not print',
  'fails with timeout',
  'replacement needed',
]
export const replies: readonly string[] = [
  'Thank you for your message, we are looking at the',
  'We have restarted the service, please try again with the',
  'Could you send us a picture of the',
  'A technician will come to your desk because of the',
  'We found the cause in the',
  'The vendor was informed about the',
]

/** Pieces that rare names are built from: hosts, products, sites. */
export const syllables: readonly string[] =
  'al be cor dan el fo gra hel in jo ka lor men nov or pra qui ros sta tor ul ver wil xan yor zen'.split(' ')
