import type { AnyCommand } from '../../../kernel/command/command.ts'
import { unlistedAct } from '../../../kernel/command/generic.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'
import { json } from '../../../kernel/record/fields.ts'

const words = {
  warned: {
    en: { command: 'Warn of a service level', fact: 'warned of a service level' },
    de: { command: 'Vor Service-Level warnen', fact: 'hat vor einem Service-Level gewarnt' },
  },
  breached: {
    en: { command: 'Report a missed service level', fact: 'reported a missed service level' },
    de: { command: 'Verfehltes Service-Level melden', fact: 'hat ein verfehltes Service-Level gemeldet' },
  },
} as const

/**
 * What the clocks say on a record when a share of their time is used up. Only Steward itself says it, and the shares that
 * are dealt with are written in the same statement: they are refused a second time.
 */
export const reachedCommands = (record: RecordType): AnyCommand[] =>
  (['warned', 'breached'] as const).map(kind => ({
    ...unlistedAct,
    record,
    name: kind === 'warned' ? 'warnOfServiceLevel' : 'reportServiceLevelBreach',
    fact: `${record.type}.serviceLevel${kind === 'warned' ? 'Warned' : 'Breached'}`,
    internal: true,
    words: words[kind],
    input: { data: json({ required: true }), acts: json({ required: true }) },
    may: actor => actor.system,
    decide: ({ input }) => ({
      data: input.data as Record<string, unknown>,
      also: (input.acts as Record<string, unknown>[]).map(row => ({ insert: 'service_act', row })),
    }),
  }))
