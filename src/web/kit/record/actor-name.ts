import type { Entry } from '../../api/types.ts'
import { type MessageKey, t } from '../../messages/t.ts'

/** The parts of Steward that act by their own names. */
const parts: Record<string, MessageKey> = {
  assignment: 'actor.assignment',
  cli: 'actor.cli',
  import: 'actor.import',
  incident: 'actor.incident',
  knowledge: 'actor.knowledge',
  mail: 'actor.mail',
  recurrence: 'actor.recurrence',
  'service-level': 'actor.serviceLevel',
  setup: 'actor.setup',
  'sign-in': 'actor.signIn',
}

/** Named system actors read as words; one nobody named here as its name says: "system:auto-close" is "Auto close". */
export function actorName(actor: Entry['actor']): string {
  if (!actor.system || !actor.name.startsWith('system:')) return actor.name
  const name = actor.name.slice('system:'.length)
  const known = parts[name]
  if (known) return t(known)
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
