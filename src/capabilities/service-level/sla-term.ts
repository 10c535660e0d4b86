import type { Where } from '../../kernel/access/where.ts'
import { Problem } from '../../kernel/problem.ts'
import { instantOf } from '../../kernel/query/relative-time.ts'
import type { QueryTerm } from '../../kernel/record/registry.ts'

const field = 'slaDueAt'

/** `sla:<1h`, `sla:breached`, `sla:none` in a query, for staff: by when the next clock of a work item runs out. */
export const serviceLevelTerm: QueryTerm = {
  field: 'sla',
  where: async (kernel, actor, record, { operator, text }): Promise<Where | null> => {
    if (record.kind !== 'work-item' || !record.seesInternal(actor)) return null
    const now = kernel.clock.now()
    switch (text.toLowerCase()) {
      case 'breached':
        return { field, compare: '<=', to: now }
      case 'running':
        return { field, compare: '>', to: now }
      case 'none':
        return { field, empty: true }
      case 'any':
        return { field, empty: false }
    }
    const at = instantOf(text, now)
    if (!at) throw new Problem('bad_filter', `sla: takes <1h, breached, running or none, not "${text}".`)
    return { field, compare: operator === '=' ? '<' : operator, to: at }
  },
}
