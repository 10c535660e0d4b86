import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { execute } from '../../kernel/command/execute.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { AnyRow } from '../../kernel/record/declaration.ts'
import { timerOf } from './time-entry.ts'

/** Starts the actor's timer on one record and stops, and so logs, what ran on another: both or neither. */
export async function switchTimer(
  kernel: Kernel,
  actor: Actor,
  start: AnyCommand,
  target: string,
): Promise<AnyRow> {
  // One start at a time for a person: two open pages must not both find no timer running.
  await sql`select pg_advisory_xact_lock(hashtext('running_timer'), hashtext(${actor.id ?? ''}))`.execute(
    kernel.db,
  )
  const { id } = await readRow(kernel, actor, start.record, target)
  const running = await timerOf(kernel, actor.id)
  if (running && running.recordId !== id) {
    // In one order for everybody: two people who change places must not wait for each other.
    await sql`select id from work_item where id = any(${[id, running.recordId]}::uuid[]) order by id for update`.execute(
      kernel.db,
    )
    await stopElsewhere(kernel, actor, running.recordType, running.recordId)
  }
  const { row } = await execute(kernel, { actor, command: start, target: id, input: {} })
  return row
}

async function stopElsewhere(kernel: Kernel, actor: Actor, type: string, target: string): Promise<void> {
  const command = kernel.registry.command(type, 'stopTimer')
  if (!command) throw notFound('timer')
  try {
    await execute(kernel, { actor, command, target, input: {} })
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'not_found')) throw error
    // He may no longer know of that record: nothing can be logged there, and he is not kept from working elsewhere.
    await sql`delete from running_timer where person_id = ${actor.id}`.execute(kernel.db)
  }
}
