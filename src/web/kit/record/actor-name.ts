import type { Entry } from '../../api/types.ts'

/** Named system actors read as words: "system:auto-close" is "Auto close". */
export function actorName(actor: Entry['actor']): string {
  if (!actor.system || !actor.name.startsWith('system:')) return actor.name
  const words = actor.name.slice('system:'.length).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
