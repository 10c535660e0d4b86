import type { Actor } from '../../kernel/access/actor.ts'
import { admitted, dryRun } from '../../kernel/command/execute.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { type BulkOrder, type BulkReport, type Refusal, refusalOf } from './bulk-order.ts'
import type { Target } from './bulk-targets.ts'

/** Decisions may read, so some are made side by side. */
const together = 8

/** What a bulk edit would do: for each record the very decision of the single command, with nothing written. */
export async function previewBulk(
  kernel: Kernel,
  actor: Actor,
  order: BulkOrder,
  pages: AsyncIterable<Target[]>,
): Promise<BulkReport> {
  const report: BulkReport = { total: 0, changes: 0, notAllowed: [], invalid: [], undo: null }
  for await (const targets of pages) {
    report.total += targets.length
    for (let at = 0; at < targets.length; at += together) {
      const part = targets.slice(at, at + together)
      const answers = await Promise.all(part.map(target => previewOne(kernel, actor, order, target)))
      answers.forEach((answer, index) => {
        if (answer === 'changed') report.changes++
        else if (answer !== 'unchanged') note(report, part[index]?.id ?? '', answer)
      })
    }
  }
  return report
}

function note(report: BulkReport, id: string, { outcome, number, reason }: Refusal): void {
  const list = outcome === 'not_allowed' ? report.notAllowed : report.invalid
  list.push({ id, number, reason })
}

async function previewOne(
  kernel: Kernel,
  actor: Actor,
  order: BulkOrder,
  { id, row }: Target,
): Promise<'changed' | 'unchanged' | Refusal> {
  const { command, input } = order
  const request = { actor, command, target: id, input }
  try {
    if (input === null) {
      await admitted(kernel, request, row)
      return 'changed'
    }
    const change = await dryRun(kernel, request, row)
    return change.nothing ? 'unchanged' : 'changed'
  } catch (error) {
    if (error instanceof Problem) return refusalOf(error, command, actor, row)
    throw error
  }
}
