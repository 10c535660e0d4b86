import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type Actor, roles } from '../../kernel/access/actor.ts'
import { staffSeesInternal } from '../../kernel/access/work-item-policy.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { oneOf } from './one-of.ts'
import { defaultPreferences, type Preferences, preferencesSchema } from './preferences.ts'

export const meSchema = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  username: Type.String(),
  email: Type.String(),
  initials: Type.String(),
  roles: Type.Array(oneOf(roles)),
  groups: Type.Array(Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() })),
  language: Type.String(),
  timeZone: Type.String(),
  preferences: preferencesSchema,
  isStaff: Type.Boolean(),
  passwordIsOneTime: Type.Boolean({ description: 'An administrator gave it; it is to be changed now.' }),
})
export type Me = Static<typeof meSchema>

interface MeRow {
  id: string
  name: string
  username: string
  email: string
  language: string
  timeZone: string
  groups: { id: string; name: string }[]
  preferences: Partial<Preferences>
  passwordIsOneTime: boolean
}

/** The person who is signed in, as the pages need him. */
export async function meOf(kernel: Kernel, actor: Actor): Promise<Me> {
  const found = await sql<MeRow>`
    select p.id, p.name, coalesce(p.username, '') as username, coalesce(p.email, '') as email, p.language,
      p.time_zone as "timeZone", coalesce(f.value, '{}') as preferences,
      exists (select 1 from account a where a.person_id = p.id and a.one_time) as "passwordIsOneTime",
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name)
        from assignment_group g where g.member_ids @> array[p.id]), '[]') as groups
    from person p left join preference f on f.person_id = p.id where p.id = ${actor.id}`.execute(kernel.db)
  const row = found.rows[0]
  if (!row) throw new Problem('sign_in_required', 'Sign in first, or send a valid token.')
  return {
    ...row,
    initials: initialsOf(row.name),
    roles: [...actor.roles],
    preferences: { ...defaultPreferences, ...row.preferences },
    // Auditors read where staff work.
    isStaff: staffSeesInternal(actor),
  }
}

/** The first letters of the first and the last name: `Anna Maria Berg` is `AB`. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/)
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts
  return ends
    .map(part => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
