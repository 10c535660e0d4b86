import type { Actor } from '../../kernel/access/actor.ts'
import type { Change } from '../../kernel/command/change.ts'
import { dryRun } from '../../kernel/command/execute.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import type { AnyRow, RecordType } from '../../kernel/record/declaration.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { References } from '../../platform/desk/reference-names.ts'
import { valuesOn } from '../../platform/desk/text-variables.ts'
import { type ChangeEntry, entriesOf } from '../../platform/http/timeline-entries.ts'
import { filled, orderOf, type Step } from './steps.ts'

export interface Says {
  internal: boolean
  /** Who reads it; empty for a note, which staff read. */
  to: string[]
  text: string
}

/** What one step would do. */
export interface Effect {
  kind: Step['kind']
  command: string
  /** In the words of the timeline: "put it on hold". */
  label: string
  changes: ChangeEntry[]
  says: Says[]
}

export interface MacroPreview {
  /** The version it speaks of: a run that names it changes nothing else. */
  version: number
  steps: Effect[]
  /** The step that would be refused, and why: then none of them is done. */
  refused: { step: number; reason: string } | null
}

/** What a macro would do to a record: the very decisions of its commands one after the other, with nothing written. */
export async function previewMacro(
  kernel: Kernel,
  actor: Actor,
  module: RecordModule,
  steps: readonly Step[],
  target: string,
): Promise<MacroPreview> {
  const { record } = module
  const first = await readRow(kernel, actor, record, target)
  let row = first
  const decided: { step: Step; command: string; change: Change; says: Says[] }[] = []
  let refused: MacroPreview['refused'] = null
  for (const [index, step] of steps.entries()) {
    try {
      const { command, input } = filled(orderOf(module, step, index), valuesOn(record, row, actor))
      const change = await dryRun(kernel, { actor, command, target: row.id, input }, row)
      decided.push({ step, command: command.name, change, says: saidIn(change, row) })
      row = await rowAfter(kernel, record, row, change)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused = { step: index, reason: error.message }
      break
    }
  }
  const facts = decided.flatMap(({ change }) => change.facts.map(fact => ({ ...fact, xid: '0' })))
  const entries = await entriesOf(kernel, actor, facts)
  let at = 0
  const effects = decided.map(({ step, command, change, says }): Effect => {
    const own = entries.slice(at, at + change.facts.length)
    at += change.facts.length
    const changes = change.nothing ? [] : own.flatMap(entry => entry.changes)
    return { kind: step.kind, command, label: own[0]?.label ?? '', changes, says }
  })
  return { version: first.version, steps: effects, refused }
}

/** The row as the next step will find it, with the names its texts may use. */
async function rowAfter(kernel: Kernel, record: RecordType, row: AnyRow, change: Change): Promise<AnyRow> {
  if (change.nothing) return row
  const names = await new References().add(record.fields, change.set).names(kernel)
  const named = Object.entries(change.set)
    .filter(([name]) => record.fields[name]?.kind === 'ref')
    .map(([name, id]) => [`${name}$name`, names[String(id)] ?? null])
  return { ...row, ...change.set, ...Object.fromEntries(named), version: change.version }
}

function saidIn(change: Change, row: AnyRow): Says[] {
  const watchers = Object.values((row.watchers$names ?? {}) as Record<string, string>)
  const readers = [row.requester$name, ...watchers].filter(name => typeof name === 'string' && name !== '')
  return change.also.flatMap(write => {
    if (!('insert' in write) || write.insert !== 'comment') return []
    const internal = write.row.internal === true
    const to = internal ? [] : [...new Set(readers.map(String))]
    return [{ internal, to, text: String(write.row.body) }]
  })
}
