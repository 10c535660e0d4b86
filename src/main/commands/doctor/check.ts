import type { Place } from '../with-database.ts'

/** What a check looks at. */
export interface Patient extends Place {
  isServed: boolean
}

/** One thing that must be so. `look` says in a few words how it is, or throws an `Ailment`. */
export interface Check {
  name: string
  look: (patient: Patient) => Promise<string>
}

/** Something is not as it must be: the message says what and, where it is not plain, what to do. */
export class Ailment extends Error {
  override name = 'Ailment'
}

/** The first few of a list, and how many more there are. */
export function some(items: readonly string[], most = 3): string {
  const more = items.length - most
  return items.slice(0, most).join('; ') + (more > 0 ? `; and ${more} more` : '')
}
