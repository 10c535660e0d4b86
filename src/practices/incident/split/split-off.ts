import { type Actor, isStaff } from '../../../kernel/access/actor.ts'
import { execute } from '../../../kernel/command/execute.ts'
import { type Kernel, withExecutor } from '../../../kernel/kernel.ts'
import { forbidden } from '../../../kernel/problem.ts'
import { type Presented, present } from '../../../kernel/query/present.ts'
import { readRow } from '../../../kernel/query/read.ts'
import type { AnyRow } from '../../../kernel/record/declaration.ts'
import { createIncident } from '../commands/create-incident.ts'
import { splitFrom, splitIncident } from '../commands/split-incident.ts'
import { incident } from '../incident.record.ts'

/** One of the incidents that one becomes. */
export interface Part {
  title: string
  description?: string | undefined
  /** Default: the requester of the whole. */
  requester?: string | undefined
  service?: string | undefined
  group?: string | undefined
  comments?: string[] | undefined
  attachments?: string[] | undefined
  watchers?: boolean | undefined
}

export interface Split {
  record: Presented
  items: Presented[]
}

/** What a part inherits: it is of the same person and place, and known to the same groups. */
const inherited = [
  'requester',
  'impact',
  'urgency',
  'category',
  'subcategory',
  'service',
  'location',
  'group',
  'channel',
  'restrictedTo',
  'custom',
] as const

/**
 * One incident that is several: the parts are opened, take along what was chosen and are linked with the whole, which says
 * what was split off. All of it or nothing, by the commands everybody else's writes go through.
 */
export async function splitOff(
  kernel: Kernel,
  actor: Actor,
  target: string,
  parts: readonly Part[],
): Promise<Split> {
  const source = await readRow(kernel, actor, incident, target)
  if (!isStaff(actor)) throw forbidden('split this incident')
  const act = (db: Kernel['db']) => openParts(withExecutor(kernel, db), actor, source, parts)
  const split = await (kernel.db.isTransaction ? act(kernel.db) : kernel.root.transaction().execute(act))
  kernel.wake()
  return split
}

async function openParts(
  kernel: Kernel,
  actor: Actor,
  source: AnyRow,
  parts: readonly Part[],
): Promise<Split> {
  const items: AnyRow[] = []
  for (const part of parts) {
    const { comments = [], attachments = [], watchers = false, ...given } = part
    const own = Object.fromEntries(inherited.map(name => [name, source[name]]))
    const input = filled({ ...own, ...filled(given) })
    const { row } = await execute(kernel, { actor, command: createIncident, input })
    const taken = { source: source.id, comments, attachments, watchers }
    items.push((await execute(kernel, { actor, command: splitFrom, target: row.id, input: taken })).row)
  }
  const into = items.map(item => item.id)
  const { row } = await execute(kernel, { actor, command: splitIncident, target: source.id, input: { into } })
  return {
    record: present(kernel, actor, incident, row),
    items: items.map(item => present(kernel, actor, incident, item)),
  }
}

const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null))
