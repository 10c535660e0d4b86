import type { Actor } from '../../kernel/access/actor.ts'
import { defineCommand } from '../../kernel/command/command.ts'
import { text } from '../../kernel/record/fields.ts'
import { person } from '../records/person.record.ts'

/** The two fields of his record that a person sets himself. Reached by /me/preferences only. */
export const setOwnLanguage = defineCommand(person, {
  name: 'setOwnLanguage',
  fact: 'person.edited',
  listed: false,
  input: { language: text({ maxLength: 8 }), timeZone: text({ maxLength: 64 }) },
  may: (actor, row) => actor.id === row.id,
  decide: ({ input }) => ({ set: input }),
})

/** An auditor writes nothing of the organisation's, but the language he reads in is his own. */
export const actingForHimself = (actor: Actor): Actor => ({
  ...actor,
  roles: new Set([...actor.roles].filter(role => role !== 'auditor')),
})
