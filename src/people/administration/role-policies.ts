import { sql } from 'kysely'
import { type Actor, mayWrite, type Role, roles } from '../../kernel/access/actor.ts'
import { matches } from '../../kernel/access/where.ts'
import { draftOf } from '../../kernel/command/draft.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { wordsOf } from '../../platform/http/meta.ts'
import { type NamedClause, nameClause } from './clause-names.ts'
import { describeWhere } from './describe-where.ts'

type Extent = 'all' | 'some' | 'none'

export interface RoleOnType {
  type: string
  label: string
  reads: Extent
  /** The rule, where it is neither all nor none. */
  rule: NamedClause | null
  seesInternal: boolean
  commands: { name: string; label: string; may: Extent }[]
}

export interface RolePolicy {
  role: Role
  label: string
  persons: number
  types: RoleOnType[]
}

const self = '00000000-0000-4000-8000-000000000001'
const group = '00000000-0000-4000-8000-000000000002'
const report = '00000000-0000-4000-8000-000000000003'
const stranger = '00000000-0000-4000-8000-000000000004'
const tokens = new Map([
  [self, 'me'],
  [group, 'groups'],
  [report, 'reports'],
])

/** Somebody with this one role, in one group, with one person who reports to him. */
const sampleOf = (role: Role, language: string): Actor => ({
  id: self,
  name: role,
  system: false,
  roles: new Set([role]),
  groups: [group],
  reports: [report],
  scopes: new Set(['read', 'write']),
  via: 'web',
  language,
})

/** Records as they stand to the sample: a stranger's, his own by each reference to a person, his group's. */
function examplesOf({ record }: RecordModule, actor: Actor): AnyRow[] {
  const blank = { ...draftOf(record, actor), id: stranger, openedBy: stranger }
  const others = Object.fromEntries(
    Object.entries(record.fields)
      .filter(([, field]) => field.kind === 'ref' && field.target === 'person')
      .map(([name]) => [name, stranger]),
  )
  const base: AnyRow = { ...blank, ...others }
  const own = Object.keys(others).map(name => ({ ...base, [name]: self }))
  const groups = Object.entries(record.fields).filter(([, field]) => field.target === 'group')
  const ofGroup = groups.map(([name, field]) => ({
    ...base,
    [name]: field.kind === 'refList' ? [group] : group,
  }))
  const audiences = (record.fields['audience']?.values ?? []).map(audience => ({ ...base, audience }))
  return [
    base,
    ...own,
    ...ofGroup,
    ...audiences,
    ...(record.type === 'person' ? [{ ...base, id: self }] : []),
  ]
}

const extentOf = (answers: readonly boolean[]): Extent =>
  answers.every(Boolean) ? 'all' : answers.some(Boolean) ? 'some' : 'none'

async function onType(kernel: Kernel, module: RecordModule, actor: Actor): Promise<RoleOnType> {
  const { record } = module
  const words = wordsOf(module, actor.language)
  const where = record.read(actor)
  const readable = examplesOf(module, actor).filter(row => matches(where, row))
  const reads: Extent = where === true ? 'all' : where === false ? 'none' : 'some'
  const naming = { language: actor.language, tokens, withValues: false }
  return {
    type: record.type,
    label: words.labelPlural,
    reads,
    rule: reads === 'some' ? await nameClause(kernel, module, describeWhere(where, null), naming) : null,
    seesInternal: reads !== 'none' && record.seesInternal(actor),
    commands: module.commands
      .filter(command => command.listed || ['create', 'edit', 'comment'].includes(command.name))
      .map(command => {
        const rows = command.creates ? [draftOf(record, actor)] : readable
        const may =
          rows.length === 0 || !mayWrite(actor) ? 'none' : extentOf(rows.map(row => command.may(actor, row)))
        return { name: command.name, label: labelOf(words, command.name), may }
      }),
  }
}

/** `create` and `edit` of a record without words of its own for them are named by the page. */
const labelOf = (words: { commands: Record<string, string> }, name: string): string =>
  words.commands[name] ?? name

/** What each role may do, found by asking the policies that the kernel enforces about somebody who has it alone. */
export async function rolePolicies(kernel: Kernel, asker: Actor): Promise<RolePolicy[]> {
  const counted = await sql<{ role: string; persons: number }>`
    select r.role, count(*)::int as persons from person p, unnest(p.roles) as r(role)
    where p.active group by r.role`.execute(kernel.db)
  const persons = new Map(counted.rows.map(row => [row.role, row.persons]))
  const labels = wordsOf(kernel.registry.get('person'), asker.language).options['roles'] ?? {}
  const modules = kernel.registry.modules
  return Promise.all(
    roles.map(async role => ({
      role,
      label: labels[role] ?? role,
      persons: persons.get(role) ?? 0,
      types: await Promise.all(modules.map(module => onType(kernel, module, sampleOf(role, asker.language)))),
    })),
  )
}
