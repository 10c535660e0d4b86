import { sql } from 'kysely'
import { type Actor, systemActor } from '../../../kernel/access/actor.ts'
import { execute } from '../../../kernel/command/execute.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { FactRow } from '../../../kernel/ledger/fact.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import type { Reaction } from '../../../kernel/record/registry.ts'
import { commentIncident } from '../commands/comment-incident.ts'
import { openChildren } from '../commands/parent-incident.ts'
import { incident } from '../incident.record.ts'

/** The carried comment names who said it; the copy is Steward's own and is never carried on. */
const carrier = (): Actor => systemActor('incident')

async function bodyOf(kernel: Kernel, fact: FactRow): Promise<string | null> {
  const found = await sql<{ body: string }>`
    select body from comment where id = ${String(fact.data?.comment)}`.execute(kernel.db)
  return found.rows[0]?.body ?? null
}

/** One answer to all: a public reply on a parent is given on each open child; a reply to a duplicate reaches the one it went into. */
export const carryCommentsOver: Reaction = {
  name: 'carry-comments-over',
  on: ['incident.commented'],
  async run(kernel, fact) {
    if (fact.internal || fact.actorId === null) return
    const row = await loadRow(kernel, incident, fact.recordId)
    const said = row && (await bodyOf(kernel, fact))
    if (!row || !said) return
    const merged = typeof row.mergedInto === 'string' ? [row.mergedInto] : []
    const staff = row.requester !== fact.actorId && row.lastWordBy === 'staff'
    const toChildren = staff && !fact.data?.only
    const targets = [...merged, ...(toChildren ? await openChildren(kernel, row.id) : [])]
    for (const target of targets) {
      const body = `**${fact.actorName}** (${row.number}):\n\n${said}`
      await execute(kernel, {
        actor: carrier(),
        command: commentIncident,
        target,
        input: { body, internal: false },
      })
    }
  },
}
