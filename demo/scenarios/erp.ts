import type { Scenario } from './scenario.ts'

const shared = {
  category: 'Business applications',
  reach: 'person',
  subcategory: 'ERP',
  service: 'Atlas ERP',
  group: 'ERP Applications',
} as const

export const erp: readonly Scenario[] = [
  {
    ...shared,
    key: 'erp-slow',
    reach: 'team',
    weight: 5,
    firstLine: 0.05,
    hours: 8,
    departments: ['Finance', 'Supply Chain', 'Manufacturing', 'Sales'],
    titles: ['Atlas ERP very slow', 'Order entry in Atlas hangs', 'Atlas: long waiting times when posting'],
    descriptions: [
      'Posting a goods receipt takes more than a minute today, normally a few seconds. The whole department is waiting.',
      'Atlas is so slow since {time} that we cannot enter orders while the customer is on the phone.',
      'The stock overview runs for minutes and then ends with a time-out.',
    ],
    asks: [
      [
        'Which screen is slow, and for which plant? Please send me a picture with the time.',
        'Screen "Stock overview", plant {plant}, today at {time}. Picture attached.',
      ],
    ],
    updates: [
      'A report started by another department is using most of the database. We have asked them to run it at night.',
      'We have renewed the statistics of the stock tables. Please tell me whether you notice a difference.',
    ],
    notes: [
      'One session with a full scan on the movements table, 38 minutes. Stopped after agreement with Controlling.',
      'Lock chain: batch job FI-220 holds 1,200 rows. Moved to 21:00.',
      'Index on plant + material was invalid after the weekend maintenance. Rebuilt online.',
    ],
    closures: [
      ['solved', 'Report moved to the night; response times are normal.'],
      ['solved', 'Index rebuilt, stock overview takes two seconds.'],
      ['solved_workaround', 'Batch job moved to the evening. The cause is followed up separately.'],
    ],
  },
  {
    ...shared,
    key: 'erp-period-closed',
    weight: 2.3,
    firstLine: 0.05,
    hours: 11,
    departments: ['Finance', 'Supply Chain', 'Manufacturing'],
    titles: ['Cannot post invoice: period is closed'],
    descriptions: [
      'When posting the invoice of {supplier} Atlas says "period not open for account type K". The invoice belongs to this month.',
    ],
    updates: [
      'The posting period for vendors was not opened for your company code. Finance has opened it, please try again.',
    ],
    notes: ['Period table not maintained for the new company code.'],
    closures: [['solved', 'Period opened by Finance; document posted.']],
  },
  {
    ...shared,
    key: 'erp-goods-receipt',
    weight: 2.3,
    firstLine: 0.05,
    hours: 11,
    departments: ['Finance', 'Supply Chain', 'Manufacturing'],
    titles: ['Goods receipt for {po} not possible'],
    descriptions: [
      'The goods receipt for purchase order {po} is refused with "quantity exceeds tolerance". The delivery is complete and correct.',
    ],
    asks: [
      [
        'Could you send me the number of the document and a picture of the message with its details opened?',
        'It is document {order}, the picture is attached. The details say "check the valuation area".',
      ],
    ],
    updates: [
      'The price unit in the order was wrong. The buyer has corrected it; the receipt can be posted now.',
    ],
    notes: ['Order price per 100, delivery note per piece. Sent to the buyer.'],
    closures: [['solved', 'Price unit in the purchase order corrected.']],
  },
  {
    ...shared,
    key: 'erp-posting-error',
    weight: 2.3,
    firstLine: 0.05,
    hours: 11,
    departments: ['Finance', 'Supply Chain', 'Manufacturing'],
    titles: ['Error when posting in Atlas ERP'],
    descriptions: [
      'I cannot post the return of {material}; Atlas shows error M7-021 and asks me to contact the administrator.',
    ],
    asks: [
      [
        'Could you send me the number of the document and a picture of the message with its details opened?',
        'It is document {order}, the picture is attached. The details say "check the valuation area".',
      ],
    ],
    notes: ['Valuation view missing for {material} in plant {plant}. Master data created it.'],
    closures: [['solved', 'Missing material view added by master data.']],
  },
  {
    ...shared,
    key: 'erp-authorisation',
    weight: 5,
    firstLine: 0.15,
    hours: 12,
    departments: ['Finance', 'Supply Chain', 'Manufacturing', 'Sales', 'Quality'],
    titles: ['No authorisation in Atlas for release', 'Atlas: you are not authorised for plant {plant}'],
    descriptions: [
      'I should release purchase requisitions up to 5,000 as deputy of my manager, but Atlas says I am not authorised.',
      'Since the reorganisation I no longer see orders of plant {plant}. I am responsible for it.',
    ],
    asks: [
      [
        'Please run the authorisation check (menu System, last failed check) right after the message and send me the page.',
        'Attached. It mentions the release code and plant {plant}.',
      ],
    ],
    updates: [
      'The role needs the approval of the data owner. I have asked for it.',
      'The role is assigned; please sign out of Atlas and in again.',
    ],
    notes: [
      'Conflict with segregation of duties: create and release of requisitions. Compensating control agreed with Audit.',
      'Organisation level missing in the derived role. Added for {plant}.',
    ],
    closures: [
      ['solved', 'Role assigned with approval of the data owner.'],
      ['solved', 'Organisation level added to the role.'],
      [
        'not_solved',
        'Not approved: the combination of roles is not allowed. The deputy rule of the department was explained.',
      ],
    ],
  },
  {
    ...shared,
    key: 'erp-order-blocked',
    weight: 2.5,
    firstLine: 0.05,
    hours: 9,
    departments: ['Sales', 'Supply Chain'],
    titles: ['Order {order} blocked', 'Delivery cannot be created for {order}'],
    descriptions: [
      'Order {order} of {customer} is blocked although credit has released it. The goods have been ready for two days.',
      'For order {order} no delivery is created in the night. The material is in stock.',
    ],
    updates: [
      'The delivery block had been set by the export check. The check has been repeated and the order is free.',
    ],
    notes: ['Export check stuck because of an umlaut in the consignee’s name. Master data corrected.'],
    closures: [['solved', 'Block removed after the export check was repeated; delivery created.']],
  },
  {
    ...shared,
    key: 'erp-confirmation',
    weight: 2.5,
    firstLine: 0.05,
    hours: 9,
    departments: ['Sales', 'Supply Chain'],
    titles: ['Order confirmation not sent to {customer}'],
    descriptions: [
      '{customer} has not received an order confirmation since last week. In Atlas the output shows a red light.',
    ],
    updates: ['The output has been sent again, with a copy to you.'],
    notes: ['Output condition had no partner function for the new address.'],
    closures: [['solved', 'Partner added to the output settings, confirmation sent.']],
  },
]
