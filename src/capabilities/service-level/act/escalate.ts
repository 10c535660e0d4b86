import { sql } from 'kysely'
import { systemActor } from '../../../kernel/access/actor.ts'
import { execute } from '../../../kernel/command/execute.ts'
import type { Cause } from '../../../kernel/command/request.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { Problem } from '../../../kernel/problem.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import type { AnyRow } from '../../../kernel/record/declaration.ts'
import type { RecordModule } from '../../../kernel/record/registry.ts'
import type { Warning } from '../agreement/agreement.ts'
import type { Reached } from './act-on-due.ts'

const actor = systemActor('service-level')

/**
 * Does what a target asks for at the shares its clock has reached: hands the work on, makes it more urgent, and says so on
 * the record with whom it concerns. Of several shares reached at once each is done and the last is told.
 */
export async function escalate(
  kernel: Kernel,
  module: RecordModule,
  record: string,
  { each, shares }: Reached,
): Promise<void> {
  const { agreement, target, clock } = each
  const warnings = target.warnings.filter(({ percent }) => shares.some(share => share.percent === percent))
  const percent = Math.max(...shares.map(share => share.percent))
  const row = await loadRow(kernel, module.record, record)
  if (!row) return
  const isBreach = percent >= 100
  const cause: Cause = { type: 'agreement', id: agreement.id, name: agreement.name }
  const concerned = await whoIsConcerned(kernel, row, warnings)
  const done = await act(kernel, module, row, warnings, cause)
  const name = isBreach ? 'reportServiceLevelBreach' : 'warnOfServiceLevel'
  const command = kernel.registry.command(module.record.type, name)
  if (!command) throw new Error(`${module.record.type} has no command ${name}.`)
  const at = kernel.clock.now()
  await execute(kernel, {
    actor,
    command,
    target: record,
    cause,
    input: {
      data: {
        target: target.name,
        measure: target.measure,
        percent,
        shares: shares.map(share => share.percent).toSorted((a, b) => a - b),
        ...(clock.breachedAt === null ? {} : { breachedAt: new Date(clock.breachedAt).toISOString() }),
        ...(clock.dueAt === null ? {} : { dueAt: new Date(clock.dueAt).toISOString() }),
        ...done,
        tell: {
          event: isBreach ? 'breached' : 'warned',
          detail: `${percent} ${target.name}`,
          ...concerned,
        },
      },
      acts: shares.map(share => ({
        record_id: share.record,
        target_id: share.target,
        started_at: new Date(share.startedAt).toISOString(),
        percent: share.percent,
        at: at.toISOString(),
        told: true,
      })),
    },
  })
}

/** The people and groups these warnings name, those the work belongs to included. A group is told when nobody has it. */
async function whoIsConcerned(
  kernel: Kernel,
  row: AnyRow,
  warnings: readonly Warning[],
): Promise<{ people: string[]; groups: string[] }> {
  const roles = new Set(warnings.flatMap(({ notify }) => notify))
  const people = new Set(warnings.flatMap(warning => warning.people))
  const groups = new Set(warnings.flatMap(warning => warning.groups))
  const { assignee, group } = row
  if (roles.has('assignee') && typeof assignee === 'string') people.add(assignee)
  if (roles.has('group') && typeof group === 'string') groups.add(group)
  if (roles.has('manager') && typeof group === 'string') {
    const manager = await managerOf(kernel, group)
    if (manager) people.add(manager)
  }
  return { people: [...people], groups: [...groups] }
}

async function managerOf(kernel: Kernel, group: string): Promise<string | null> {
  const found = await sql<{ manager: string | null }>`
    select manager_id as manager from assignment_group where id = ${group}`.execute(kernel.db)
  return found.rows[0]?.manager ?? null
}

/** By the practice's own commands, so that its rules hold; what it refuses is said and not done. */
async function act(
  kernel: Kernel,
  { record }: RecordModule,
  row: AnyRow,
  warnings: readonly Warning[],
  cause: Cause,
): Promise<Record<string, unknown>> {
  const done: Record<string, unknown> = {}
  const group = warnings.findLast(({ assignTo }) => assignTo !== null)?.assignTo
  if (group && group !== row.group) {
    const refused = await tryTo(kernel, record.type, 'assign', { target: row.id, input: { group }, cause })
    Object.assign(done, refused ? { notHandedOn: refused } : { handedTo: group })
  }
  const priority = Number(row.priority)
  if (warnings.some(({ raisePriority }) => raisePriority) && priority > 1) {
    const input = { priority: String(priority - 1), reason: `${cause.name}` }
    const refused = await tryTo(kernel, record.type, 'setPriority', { target: row.id, input, cause })
    Object.assign(done, refused ? { notRaised: refused } : { raisedTo: input.priority })
  }
  return done
}

async function tryTo(
  kernel: Kernel,
  type: string,
  name: string,
  request: { target: string; input: Record<string, unknown>; cause: Cause },
): Promise<string | null> {
  const command = kernel.registry.command(type, name)
  if (!command) return `This type of record has no ${name}.`
  try {
    await execute(kernel, { actor, command, ...request })
    return null
  } catch (error) {
    if (error instanceof Problem) return error.message
    throw error
  }
}
