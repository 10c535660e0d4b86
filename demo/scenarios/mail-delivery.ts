import type { Scenario } from './scenario.ts'

const shared = {
  category: 'E-mail & calendar',
  service: 'E-mail & Calendar',
  group: 'Messaging & Collaboration',
  reach: 'person',
} as const

export const mailDelivery: readonly Scenario[] = [
  {
    ...shared,
    key: 'mail-not-received',
    subcategory: 'Mail delivery',
    weight: 6,
    firstLine: 0.4,
    hours: 6,
    titles: [
      'Mails from {customer} do not arrive',
      'Expected e-mail not received',
      'Mail from {supplier} is missing',
    ],
    descriptions: [
      '{customer} says they sent the purchase order twice since {weekday}, but I have received nothing. It is not in the junk folder either.',
      'I am waiting for a drawing approval by mail from {supplier}. They see no error on their side. Other external mails arrive normally.',
    ],
    asks: [
      [
        'Can you give me the sender’s address and roughly the time it was sent?',
        'Sender is {contactmail}, sent at about {time} with a PDF of 18 MB.',
      ],
    ],
    updates: [
      'I found the message in quarantine: the attachment contained a macro. It is released now and should be in your inbox.',
      'The message was refused because it is larger than 25 MB. Please ask the sender to use the upload link of the Customer Portal.',
    ],
    notes: [
      'Trace: quarantined, reason macro in attachment. Opened in the sandbox, harmless. Released, sender not whitelisted.',
      'Their server has no valid SPF record since they changed provider. Told their postmaster.',
    ],
    closures: [
      ['solved', 'Message released from quarantine.'],
      ['solved', 'Sender’s mail settings were wrong; they corrected them and the mail arrived.'],
      ['solved_workaround', 'Attachment too large for mail; sender uses the upload link.'],
    ],
  },
  {
    ...shared,
    key: 'mailbox-full',
    subcategory: 'Mailbox size',
    weight: 5,
    firstLine: 0.85,
    hours: 3,
    titles: [
      'Mailbox is full',
      'Cannot send mail, mailbox size exceeded',
      'Request more space for my mailbox',
    ],
    descriptions: [
      'I cannot send any mails, Outlook says the mailbox has reached its limit. I have deleted a lot already but the number hardly changes.',
      'The warning about mailbox size comes every day. I need the old mails because of customer complaints.',
    ],
    asks: [
      [
        'May I switch on the online archive for your mailbox? Mails older than two years move there and stay searchable.',
        'Yes please, as long as I can still find them.',
      ],
    ],
    updates: [
      'The online archive is switched on. Moving takes a night; you will see a second folder tree named "Archive".',
    ],
    notes: [
      '49.7 of 50 GB, 22 GB of it in Deleted items. Emptied with consent, archive enabled.',
      'Sent items hold 9 GB of drawings. Showed how to send links.',
    ],
    closures: [
      ['solved', 'Online archive enabled; mailbox at 60 %.'],
      ['solved', 'Deleted items emptied with the caller; sending works.'],
    ],
  },
  {
    ...shared,
    key: 'shared-mailbox-access',
    subcategory: 'Shared mailbox',
    weight: 1.7,
    firstLine: 0.5,
    hours: 6,
    titles: ['Please add me to {mailbox}'],
    descriptions: [
      'I need to answer mails in {mailbox} while {colleague} is on leave. The mailbox does not appear in my Outlook.',
    ],
    asks: [
      [
        '{mailbox} belongs to {colleague}. Could you get a short yes from there, as a reply to this mail?',
        'The yes is in the forwarded mail below.',
      ],
    ],
    updates: [
      'You are entered as a member with the right to send. It takes up to an hour until Outlook shows the mailbox by itself.',
    ],
    closures: [['solved', 'Rights on the shared mailbox completed.']],
  },
  {
    ...shared,
    key: 'shared-mailbox-send-as',
    subcategory: 'Shared mailbox',
    weight: 1.7,
    firstLine: 0.5,
    hours: 6,
    titles: ['Cannot send as {mailbox}'],
    descriptions: [
      'I can read {mailbox}, but when I answer, the mail goes out with my own name. It must be sent from the shared address.',
    ],
    asks: [
      [
        '{mailbox} belongs to {colleague}. Could you get a short yes from there, as a reply to this mail?',
        'The yes is in the forwarded mail below.',
      ],
    ],
    updates: [
      'You are entered as a member with the right to send. It takes up to an hour until Outlook shows the mailbox by itself.',
    ],
    notes: ['Full access was there, send-as missing. Added.'],
    closures: [['solved', 'Rights on the shared mailbox completed.']],
  },
  {
    ...shared,
    key: 'shared-mailbox-missing',
    subcategory: 'Shared mailbox',
    weight: 1.7,
    firstLine: 0.5,
    hours: 6,
    titles: ['Shared mailbox {mailbox} not visible'],
    descriptions: [
      'After the restart this morning the shared mailbox {mailbox} has disappeared from my folder list.',
    ],
    updates: ['I have renewed the mapping of the mailbox. Please restart Outlook in half an hour.'],
    notes: ['Automapping switched off on that mailbox. Removed and added the right again.'],
    closures: [['solved', 'Mailbox shows again after the mapping was renewed.']],
  },
  {
    ...shared,
    key: 'mail-bounces',
    subcategory: 'Mail delivery',
    weight: 1.5,
    firstLine: 0.35,
    hours: 7,
    titles: ['Mails to {customer} come back', 'Delivery failure to external address'],
    descriptions: [
      'All mails I send to {customer} come back with "550 rejected". Until last week it worked. Colleagues have the same.',
    ],
    asks: [
      ['Could you forward the complete failure message as an attachment?', 'It is attached to my last mail.'],
    ],
    updates: [
      'Our address had been put on a block list by mistake. The removal is requested, normally it takes a few hours.',
    ],
    notes: [
      'Outgoing IP on one list because of an open ticket mailbox loop. Loop closed, delisting requested.',
    ],
    closures: [['solved', 'Removed from the block list; test mail to the customer arrived.']],
  },
  {
    ...shared,
    key: 'mail-in-spam',
    subcategory: 'Mail delivery',
    weight: 1.5,
    firstLine: 0.35,
    hours: 7,
    titles: ['Our mails land in the spam folder of {customer}'],
    descriptions: ['{customer} finds our offers in the spam folder. They ask us to do something about it.'],
    updates: [
      'The signature of our mails was not valid for part of the senders. It is renewed; please ask the customer to watch for two days.',
    ],
    notes: ['DKIM key of the marketing subdomain expired. Renewed.'],
    closures: [['solved', 'Signing key renewed; mails are accepted again.']],
  },
  {
    ...shared,
    key: 'distribution-list',
    subcategory: 'Mail delivery',
    weight: 1.5,
    firstLine: 0.7,
    hours: 5,
    titles: ['Distribution list {list} is out of date', 'Owner of distribution list has left'],
    descriptions: [
      'Mails to {list} still go to people who have left and not to our new colleagues. Who can change the list?',
    ],
    updates: ['{colleague} is now owner of the list and can change members in the address book without us.'],
    notes: ['List had no living owner. Set the team lead as owner after asking.'],
    closures: [['solved', 'New owner entered, members corrected.']],
  },
  {
    ...shared,
    key: 'distribution-list-member',
    subcategory: 'Mail delivery',
    weight: 1.5,
    firstLine: 0.7,
    hours: 5,
    titles: ['I do not receive mails to {list}'],
    descriptions: ['I should receive mails to {list} as a member of the team, but I get none.'],
    notes: ['User was member of the old static list. Replaced by the dynamic one of the department.'],
    closures: [['solved', 'Added to the list.']],
  },
]
