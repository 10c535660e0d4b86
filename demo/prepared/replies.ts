import type { GroupName } from '../company/groups.ts'

const reply = (name: string, text: string, group?: GroupName) => ({
  name,
  body: `Hello {requester.first},\n\n${text}\n\nKind regards\n{me}`,
  group,
})

/** The answers the desk writes every day. */
export const replies = [
  reply(
    'Taken over',
    'thank you for your report {number}. I have taken it over and will get back to you today.',
  ),
  reply(
    'Please send a picture',
    'could you please send me a picture of the whole screen with the message, and the time at which it appeared?',
  ),
  reply(
    'Please restart once',
    'the change becomes active after a restart. Please save your work, restart once and tell me whether "{subject}" is solved.',
  ),
  reply(
    'Reminder: we need your answer',
    'we still need your answer to go on with {number}. If it works again by now, a short word is enough.',
  ),
  reply(
    'Passed on to another group',
    'your report {number} is now with {group}. They know what we have found so far, so you need not explain it again.',
  ),
  reply(
    'Known disturbance',
    'several people see the same at the moment. {service} is being repaired; I will write as soon as it works again, and you need do nothing.',
  ),
  reply(
    'Works again, please check',
    'it should work again now. Please try it when you have a minute and tell me if it does not.',
  ),
  reply(
    'When may I connect?',
    'I would like to look at it on your screen. Which half hour today or tomorrow suits you? Please have the program open when I call.',
  ),
  reply(
    'Call-back for a password',
    'for your security I reset passwords only by phone. I am calling you on the number in the directory within the next half hour.',
    'Identity & Access',
  ),
  reply(
    'Approval of your manager',
    'for this permission I need the approval of your manager. Please let him or her answer to {number}; then it is set within a working day.',
    'Identity & Access',
  ),
  reply(
    'Suspicious mail: thank you',
    'thank you for reporting it. Please delete the mail and do not open what is attached. If you have clicked a link or entered a password, call us at once.',
    'Security',
  ),
  reply(
    'Technician on the way',
    'a technician comes to you today. Please leave the device switched on and {number} at hand.',
    'Workplace & Print',
  ),
]
