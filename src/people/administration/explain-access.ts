import { sql } from 'kysely'
import type { Actor, Role } from '../../kernel/access/actor.ts'
import { matches } from '../../kernel/access/where.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { invalidField, notFound } from '../../kernel/problem.ts'
import { loadRow } from '../../kernel/query/read.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { wordsOf } from '../../platform/http/meta.ts'
import { actorOfPerson } from '../sign-in/actor-of.ts'
import { type NamedClause, nameClause } from './clause-names.ts'
import { describeWhere } from './describe-where.ts'

export interface Explanation {
  person: { id: string; name: string; active: boolean; roles: Role[]; groups: string[] }
  record: { type: string; label: string; id: string; number: string | null; title: string | null }
  maySee: boolean
  /** Whether he would see notes and internal fields of it. */
  seesInternal: boolean
  /** Null for a person who is not active: he may see nothing, whatever the rule says. */
  rule: NamedClause | null
}

/** The work item behind a number, or any record behind an id. */
async function findRecord(
  kernel: Kernel,
  target: string,
): Promise<{ module: RecordModule; row: AnyRow } | null> {
  for (const module of kernel.registry.modules) {
    const row = await loadRow(kernel, module.record, target)
    if (row) return { module, row }
  }
  return null
}

/**
 * Whether a person may see a record, and by which clause of its policy: the policy itself is asked, not a copy of it.
 * Who asks without being allowed to see the record learns the verdict and the rule, not what stands in the record.
 */
export async function explainAccess(
  kernel: Kernel,
  asker: Actor,
  personId: string,
  target: string,
): Promise<Explanation> {
  const people = await sql<{ name: string; active: boolean; roles: Role[]; groups: string[] }>`
    select p.name, p.active, p.roles,
      array(select g.name from assignment_group g where g.member_ids @> array[p.id] order by g.name) as groups
    from person p where p.id = ${personId}`.execute(kernel.db)
  const person = people.rows[0]
  if (!person) throw notFound('person')
  const found = await findRecord(kernel, target.trim())
  if (!found) throw invalidField('record', 'There is no record with this number.')
  const { module, row } = found
  const { record } = module
  const actor = await actorOfPerson(kernel, personId, 'web')
  const where = actor ? record.read(actor) : false
  const askerSees = matches(record.read(asker), row)
  return {
    person: { id: personId, ...person },
    record: {
      type: record.type,
      label: wordsOf(module, asker.language).label,
      id: row.id,
      number: typeof row.number === 'string' ? row.number : null,
      title: askerSees ? String(row[record.titleField] ?? '') : null,
    },
    maySee: matches(where, row),
    seesInternal: actor !== null && matches(where, row) && record.seesInternal(actor),
    rule: actor
      ? await nameClause(kernel, module, describeWhere(where, row), {
          language: asker.language,
          withValues: askerSees,
        })
      : null,
  }
}
