import { type AnyCommand, defineCommand } from '../../kernel/command/command.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'
import { instant, text } from '../../kernel/record/fields.ts'

/** What came of one time: kept with the recurrence, in the statement that moves it on to its next time. */
export const ranRecurrence = (record: RecordType): AnyCommand =>
  defineCommand(record, {
    name: 'ran',
    fact: 'recurrence.ran',
    listed: false,
    input: {
      occurrence: instant({ required: true }),
      nextRunAt: instant(),
      recordType: text(),
      recordId: text(),
      number: text(),
      problem: text({ maxLength: 1000 }),
      /** Who asked for it out of turn. */
      by: text(),
    },
    may: actor => actor.system,
    decide: ({ row, input, now }) => {
      const { occurrence, nextRunAt, recordType, recordId, number, problem, by } = input
      const said = { number, problem, by }
      return {
        set: { lastRunAt: now, nextRunAt: nextRunAt ?? null, lastProblem: problem ?? null },
        data: Object.fromEntries(Object.entries(said).filter(([, value]) => value)),
        also: [
          {
            insert: 'recurrence_run',
            row: {
              recurrence_id: row.id,
              occurrence,
              at: now,
              record_type: recordType ?? null,
              record_id: recordId ?? null,
              number: number ?? null,
              problem: problem ?? null,
              by_name: by ?? null,
            },
          },
        ],
      }
    },
  })
