import type { Scenario } from '../scenarios/scenario.ts'

export interface DemoChecklist {
  name: string
  /** As the template keeps them: one a line, mandatory ones behind an exclamation mark. */
  items: string
  /** What it is put on. */
  fits: (scenario: Scenario) => boolean
}

/** The lists of steps the desk keeps for use again. */
export const demoChecklists: readonly DemoChecklist[] = [
  {
    name: 'Laptop handover',
    items: [
      'Agree on a time with the caller',
      '! Back up what is only on the old device',
      '! Check disk encryption on the new device',
      'Sign in once with the caller beside',
      'Hand over charger and dock',
      '! Enter the serial number in the asset list',
    ].join('\n'),
    fits: ({ category, subcategory }) => category === 'Hardware' && subcategory === 'Laptop',
  },
  {
    name: 'Account compromise',
    items: [
      '! Lock the account and end all its sessions',
      '! Call the person on the number in the directory',
      'Look for forwarding rules in the mailbox',
      'List the places it was signed in from',
      '! Reset the password and the second factor',
      'Tell the data protection officer if personal data was read',
    ].join('\n'),
    fits: ({ subcategory }) => subcategory === 'Suspicious sign-in',
  },
]
