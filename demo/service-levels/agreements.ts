import type { Company } from '../company/company.ts'
import { idFor } from './ids.ts'

/** The three agreements of the company; the times are hours of work. */
export function agreementInputs(company: Company): Record<string, unknown>[] {
  const hours = (first: number, second: number, third: number, fourth: number, fifth: number) => ({
    1: first * 60,
    2: second * 60,
    3: third * 60,
    4: fourth * 60,
    5: fifth * 60,
    default: fifth * 60,
  })
  const office = idFor(company, 'calendar', 'Office hours')
  const target = (name: string) => idFor(company, 'service-target', name)
  const warn = (percent: number, notify: readonly string[], more: Record<string, unknown> = {}) => ({
    percent,
    notify,
    ...more,
  })
  return [
    {
      name: 'IT support for everybody',
      kind: 'sla',
      recordType: 'incident',
      position: 10,
      description: 'What every colleague may expect of the service desk, in the hours of the own place.',
      targets: [
        {
          id: target('First response'),
          name: 'First response',
          measure: 'response',
          minutes: hours(1, 4, 8, 12, 24),
          calendar: office,
          zone: 'requester',
          warnings: [warn(75, ['group'])],
        },
        {
          id: target('Resolution'),
          name: 'Resolution',
          measure: 'resolution',
          minutes: hours(6, 8, 16, 28, 60),
          exceptions: [{ when: 'vip', minutes: hours(4, 6, 12, 20, 48) }],
          calendar: office,
          calendarFrom: 'service',
          zone: 'requester',
          warnings: [warn(75, ['assignee']), warn(100, ['assignee', 'manager'])],
        },
      ],
    },
    {
      name: 'Second line for the service desk',
      kind: 'ola',
      recordType: 'incident',
      position: 20,
      description:
        'How long an incident may be with a specialist group once the service desk has handed it on.',
      targets: [
        {
          id: target('Second line'),
          name: 'Second line',
          measure: 'custom',
          minutes: hours(4, 8, 16, 30, 60),
          calendar: office,
          startWhen: 'group != null && group != "Service Desk"',
          pauseWhen: 'stateCategory == "waiting" || group == "Service Desk"',
          stopWhen: 'stateCategory == "done"',
          warnings: [warn(80, ['assignee']), warn(100, ['manager'])],
        },
      ],
    },
    {
      name: 'Device service by Halden Systems',
      kind: 'underpinning_contract',
      recordType: 'incident',
      position: 30,
      supplier: 'Halden Systems GmbH',
      description: 'Counts only while an incident waits for the supplier.',
      targets: [
        {
          id: target('Supplier repair'),
          name: 'Supplier repair',
          measure: 'custom',
          minutes: hours(8, 16, 56, 56, 80),
          calendar: office,
          startWhen: 'holdReason == "vendor"',
          pauseWhen: 'holdReason != "vendor"',
          stopWhen: 'stateCategory == "done"',
          warnings: [warn(100, ['group'])],
        },
      ],
    },
  ]
}
