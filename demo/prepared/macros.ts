import type { GroupName } from '../company/groups.ts'

type Step = Record<string, unknown>

interface MacroPlan {
  name: string
  group?: GroupName
  steps: (groupId: (name: GroupName) => string) => Step[]
}

const greet = (text: string): string => `Hello {requester.first},\n\n${text}\n\nKind regards\n{me}`
const command = (name: string, input: Step = {}): Step => ({ kind: 'command', command: name, input })

/** What agents do in the same few steps again and again. */
export const macros: readonly MacroPlan[] = [
  {
    name: 'Ask for a picture and wait',
    steps: () => [
      command('hold', {
        holdReason: 'caller',
        comment: greet(
          'to go on with {number} I need a picture of the whole screen with the message, and the time at which it appeared. You can answer this mail.',
        ),
      }),
    ],
  },
  {
    name: 'Hand to the network group',
    steps: groupId => [
      command('assign', { group: groupId('Network Operations') }),
      {
        kind: 'reply',
        text: greet('your report {number} is now with {group}. They know what we have found so far.'),
      },
      {
        kind: 'note',
        text: 'First checks done at the desk: other programs work, cable and Wi-Fi tried, restarted once.',
      },
    ],
  },
  {
    name: 'Phishing: secure and pass on',
    steps: groupId => [
      { kind: 'set', fields: { impact: '2', urgency: '1' } },
      command('assign', { group: groupId('Security') }),
      {
        kind: 'reply',
        text: greet(
          'thank you for reporting it. Please do not open what is attached. If you have entered a password, call us now.',
        ),
      },
      {
        kind: 'note',
        text: 'Sender, link and time of the mail are in the description. Mailbox not searched yet.',
      },
    ],
  },
  {
    name: 'Password reset done',
    group: 'Identity & Access',
    steps: () => [
      {
        kind: 'reply',
        text: greet(
          'your password is reset. You choose a new one at the next sign-in; it is valid everywhere after a few minutes.',
        ),
      },
      command('resolve', {
        closureCode: 'solved',
        closureNotes: 'Identity checked by call-back, password reset, change at next sign-in required.',
      }),
    ],
  },
  {
    name: 'Waiting for the vendor',
    steps: () => [
      command('hold', { holdReason: 'vendor' }),
      {
        kind: 'reply',
        text: greet(
          'the manufacturer has to look at this. I have opened a case there and will write when they answer.',
        ),
      },
      { kind: 'note', text: 'Vendor case opened by {me} for {number}. Case number: to be added.' },
    ],
  },
  {
    name: 'Works again: resolve',
    steps: () => [
      { kind: 'reply', text: greet('it works again. Please tell me if you see it once more.') },
      command('resolve', {
        closureCode: 'solved',
        closureNotes: 'Restored and confirmed by {me}: {subject}',
      }),
    ],
  },
]
