import type { Scenario } from './scenario.ts'

const shared = {
  category: 'Accounts & access',
  service: 'Identity & Sign-in',
  group: 'Identity & Access',
  reach: 'person',
} as const

export const signIn: readonly Scenario[] = [
  {
    ...shared,
    key: 'password-forgotten',
    subcategory: 'Password',
    weight: 5.3,
    firstLine: 0.98,
    hours: 0.8,
    titles: ['Password forgotten', 'Cannot sign in after my holiday', 'Please reset my password'],
    descriptions: [
      'I was on holiday for two weeks and do not remember my password any more. Please reset it.',
      'The reset page sends the code to my old phone number. I need a new password, please call me on {ext}.',
    ],
    asks: [
      [
        'For your security I have to call you back on the number in the directory. Are you at {ext} for the next half hour?',
        'Yes, I am at my desk.',
      ],
    ],
    updates: [
      'I have just given you a one-time password by phone. Please change it at the first sign-in; after that lock and unlock the laptop once so that it is taken over.',
    ],
    notes: ['Identity confirmed by call-back and manager name. Temporary password given by phone.'],
    closures: [
      ['solved', 'Password reset after call-back, sign-in confirmed on the phone.'],
      ['solved', 'Reset, and the recovery number was updated so that the self-service works next time.'],
      ['solved_by_caller', 'The caller used the self-service meanwhile.'],
    ],
  },
  {
    ...shared,
    key: 'password-expired',
    subcategory: 'Password',
    weight: 5.3,
    firstLine: 0.98,
    hours: 0.8,
    titles: ['Password expired, change not accepted'],
    descriptions: [
      'My password expired today. When I enter a new one, the page says it does not meet the requirements, but I cannot see which.',
    ],
    asks: [
      [
        'For your security I have to call you back on the number in the directory. Are you at {ext} for the next half hour?',
        'Yes, I am at my desk.',
      ],
    ],
    updates: [
      'I have just given you a one-time password by phone. Please change it at the first sign-in; after that lock and unlock the laptop once so that it is taken over.',
    ],
    notes: ['New password contained the surname: refused by the rule. Explained the rule.'],
    closures: [['solved', 'Password reset after call-back, sign-in confirmed on the phone.']],
  },
  {
    ...shared,
    key: 'password-not-accepted',
    subcategory: 'Password',
    weight: 5.3,
    firstLine: 0.98,
    hours: 0.8,
    titles: ['New password is not accepted'],
    descriptions: [
      'I changed my password on {weekday} and today neither the old one nor the new one is accepted.',
    ],
    asks: [
      [
        'For your security I have to call you back on the number in the directory. Are you at {ext} for the next half hour?',
        'Yes, I am at my desk.',
      ],
    ],
    updates: [
      'I have just given you a one-time password by phone. Please change it at the first sign-in; after that lock and unlock the laptop once so that it is taken over.',
    ],
    notes: ['Old password was stored on the phone and locked the account again. Phone profile updated.'],
    closures: [['solved', 'Password reset after call-back, sign-in confirmed on the phone.']],
  },
  {
    ...shared,
    key: 'account-locked',
    subcategory: 'Account locked',
    weight: 9,
    firstLine: 0.85,
    hours: 1.2,
    titles: ['Account locked', 'My account is locked again', 'Sign-in says: the account is locked out'],
    descriptions: [
      'I cannot sign in, the screen says that my account has been locked. I typed the password correctly as far as I know.',
      'My account locks itself every morning, third time this week. After a few minutes on the phone with you it works, then the next day the same.',
      'Locked out since {time}. I need to release the payment run today.',
    ],
    asks: [
      [
        'Do you still have an old phone or tablet on which company mail was set up?',
        'Yes, the old tablet at home. I have not used it for months, but it is switched on.',
      ],
    ],
    updates: [
      'Your account is unlocked. I see that the wrong attempts come from a phone: please enter the new password there under Settings, Accounts.',
    ],
    notes: [
      'Lockout source: mail client on an old tablet, every 15 minutes. Device removed from the account.',
      'Source is a mapped drive with stored credentials on a shared PC in {othersite}. Cleared credential manager.',
      'Unlocked, 12 bad attempts from own laptop, no sign of anything else.',
    ],
    closures: [
      ['solved', 'Unlocked. The wrong attempts came from an old device, which was removed.'],
      ['solved', 'Unlocked after call-back.'],
      ['solved', 'Stored credentials on a shared PC deleted; no lockout for three days.'],
    ],
  },
  {
    ...shared,
    key: 'mfa-new-phone',
    subcategory: 'Multi-factor sign-in',
    weight: 3.5,
    firstLine: 0.8,
    hours: 1.5,
    titles: ['New phone, authenticator no longer works', 'No code for the second factor'],
    descriptions: [
      'I have a new phone and the authenticator app is empty. I cannot get into mail or PeopleHub because the code is asked for.',
      'My phone fell into water. How do I sign in without the second factor?',
    ],
    asks: [
      [
        'Please tell me your employee number and the name of your manager when I call you; then I can take the old phone off your account.',
        'I am at {ext}. The number is on my badge, I have it here.',
      ],
    ],
    updates: [
      'The old phone has been removed. Please open the security page on your laptop and add the new one; I stay on the line.',
    ],
    notes: [
      'Identity checked by video call with badge. Old registration removed, temporary pass valid for 60 minutes.',
    ],
    closures: [
      [
        'solved',
        'New phone registered for multi-factor sign-in; a second method (desk phone) was added as well.',
      ],
    ],
  },
  {
    ...shared,
    key: 'mfa-no-request',
    subcategory: 'Multi-factor sign-in',
    weight: 3.5,
    firstLine: 0.8,
    hours: 1.5,
    titles: ['Cannot approve sign-in on my phone'],
    descriptions: [
      'The app shows no request when I sign in. The time limit runs out and I have to start again.',
    ],
    updates: [
      'Please open the app once and leave it open during the sign-in; the battery saver of the phone is holding the requests back. I explain how to exempt the app.',
    ],
    notes: ['Push blocked by battery saver on the phone. Switched off for the app.'],
    closures: [['solved', 'Battery saver exempted for the app, requests arrive at once.']],
  },
  {
    ...shared,
    key: 'sign-in-loop',
    subcategory: 'Password',
    weight: 4,
    firstLine: 0.5,
    hours: 5,
    titles: ['Sign-in page keeps coming back', 'Asked for my password every few minutes'],
    descriptions: [
      'When I open PeopleHub I sign in and land on the sign-in page again. This repeats without end. In another browser it works.',
      'Outlook asks for my password every ten minutes. I enter it, it disappears, and comes back.',
    ],
    asks: [
      [
        'Does it work in a private window of the browser?',
        'Yes, in the private window it works straight away.',
      ],
    ],
    updates: [
      'I have removed the stored sign-in from your browser profile and the credential store. Please restart the browser and sign in once.',
    ],
    notes: [
      'Two work accounts in the browser profile, one of them disabled. Removed.',
      'Clock of the device was 6 minutes off, token rejected. Time service repaired.',
    ],
    closures: [
      ['solved', 'Cleared the stored sign-in; no further prompts.'],
      ['solved', 'Time synchronisation of the laptop repaired.'],
    ],
  },
]
