import { type Actor, type Role, roles, type Scope, type Via } from '../../kernel/access/actor.ts'
import { type Executor, run } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'

/** What access needs to know of a person, as one look-up brings it. */
interface PersonRow {
  id: string
  name: string
  language: string
  roles: string[]
  groups: string[]
  reports: string[]
}

const person = `p.id, p.name, p.language, p.roles,
  array(select g.id from assignment_group g where g.member_ids @> array[p.id]) as groups,
  array(select r.id from person r where r.manager_id = p.id and r.active) as reports`

/** A living session or token with its person. */
export interface Pass {
  actor: Actor
  /** He came in by a password an administrator gave: nothing is his before he chose one. */
  mustChangePassword: boolean
  expiresAt: Date
  usedAt: Date
}

type PassRow = PersonRow & { expiresAt: Date; usedAt: Date; scopes: Scope[]; mustChangePassword: boolean }

const bySession = `select ${person}, least(s.expires_at, s.last_seen_at + interval '14 days') as "expiresAt",
  s.last_seen_at as "usedAt", '{read,write}'::text[] as scopes,
  exists (select 1 from account a where a.person_id = p.id and a.one_time) as "mustChangePassword"
  from session s join person p on p.id = s.person_id where s.token_hash = $1 and p.active`

const byToken = `select ${person}, t.expires_at as "expiresAt", coalesce(t.last_used_at, 'epoch') as "usedAt", t.scopes,
  false as "mustChangePassword"
  from api_token t join person p on p.id = t.person_id where t.token_hash = $1 and p.active`

const byId = `select ${person} from person p where p.id = $1 and p.active`

const isRole = (role: string): role is Role => roles.some(each => each === role)

const toActor = (row: PersonRow, via: Via, scopes: readonly Scope[]): Actor => ({
  id: row.id,
  name: row.name,
  system: false,
  roles: new Set(row.roles.filter(isRole)),
  groups: row.groups,
  reports: row.reports,
  scopes: new Set(scopes),
  via,
  language: row.language,
})

const byIds = `select ${person} from person p where p.id = any($1::uuid[]) and p.active`

export type PassKind = 'session' | 'token'

/** The pass with this hash, with one indexed statement; null when there is none or its person is not active. */
export async function findPass(db: Executor, kind: PassKind, hash: string): Promise<Pass | null> {
  const [row] = await run<PassRow>(db, kind === 'session' ? bySession : byToken, [hash])
  if (!row) return null
  const actor = toActor(row, kind === 'session' ? 'web' : 'api', row.scopes)
  const { mustChangePassword, expiresAt, usedAt } = row
  return { actor, mustChangePassword, expiresAt, usedAt }
}

/** A person acting by mail, from the command line or in a test; null when there is none or he is not active. */
export async function actorOfPerson(kernel: Kernel, personId: string, via: Via): Promise<Actor | null> {
  const [row] = await run<PersonRow>(kernel.db, byId, [personId])
  return row ? toActor(row, via, ['read', 'write']) : null
}

/** Those of these people who are active, as access knows them: one statement for all. */
export async function actorsOfPeople(kernel: Kernel, people: readonly string[], via: Via): Promise<Actor[]> {
  const rows = await run<PersonRow>(kernel.db, byIds, [[...people]])
  return rows.map(row => toActor(row, via, ['read', 'write']))
}
