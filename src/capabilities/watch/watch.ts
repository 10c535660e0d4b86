import { type Actor, isStaff } from '../../kernel/access/actor.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { unlistedAct } from '../../kernel/command/generic.ts'
import { forbidden } from '../../kernel/problem.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'
import { ref } from '../../kernel/record/fields.ts'

const watchers = (row: AnyRow): string[] => (row.watchers as string[] | undefined) ?? []

function personOf(actor: Actor, input: Record<string, unknown>): string {
  const person = (input.person as string | null | undefined) ?? actor.id
  if (!person) throw forbidden('watch without a person')
  if (person !== actor.id && !isStaff(actor)) throw forbidden('add or remove other watchers')
  return person
}

const command = (record: RecordType, name: string, fact: string): Omit<AnyCommand, 'decide'> => ({
  record,
  name,
  fact: `${record.type}.${fact}`,
  ...unlistedAct,
  input: { person: ref('person') },
  // Whoever may read a record may follow it; the pipeline has asked that already.
  may: actor => actor.id !== null,
})

export const watchCommands = (record: RecordType): AnyCommand[] => [
  {
    ...command(record, 'watch', 'watched'),
    decide: ({ row, input, actor }) => ({
      set: { watchers: [...new Set([...watchers(row), personOf(actor, input)])] },
    }),
  },
  {
    ...command(record, 'unwatch', 'unwatched'),
    decide: ({ row, input, actor }) => {
      const person = personOf(actor, input)
      return { set: { watchers: watchers(row).filter(id => id !== person) } }
    },
  },
]
