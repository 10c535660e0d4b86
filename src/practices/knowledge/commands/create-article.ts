import { findWorkItem, linkRow, type WorkItemFound } from '../../../capabilities/link/link.ts'
import { isStaff } from '../../../kernel/access/actor.ts'
import type { AnyCommand } from '../../../kernel/command/command.ts'
import { createCommand } from '../../../kernel/command/generic.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import type { AnyRow } from '../../../kernel/record/declaration.ts'
import { text } from '../../../kernel/record/fields.ts'
import { article } from '../article.record.ts'

const generic = createCommand(article, isStaff)

interface Gathered {
  from: WorkItemFound | null
  original: AnyRow | null
}

/** Whoever writes an article keeps it, until somebody else does. `from` links it to the record it was learnt from. */
export const createArticle: AnyCommand = {
  ...generic,
  internal: true,
  input: { ...generic.input, from: text({ maxLength: 64 }) },
  gather: async (kernel, { input: { from, original }, actor }): Promise<Gathered> => ({
    from: from ? await findWorkItem(kernel, actor, String(from)) : null,
    original: original ? await loadRow(kernel, article, String(original)) : null,
  }),
  decide: ({ row, input: { from, ...input }, actor, now, gathered }) => {
    const { from: found, original } = gathered as Gathered
    if (from && !found) throw invalidField('from', 'There is no such record, or you may not see it.')
    return {
      set: {
        ...input,
        assignee: input.assignee ?? actor.id,
        openedBy: actor.id,
        ...(original ? { originalEdition: original.edition } : {}),
      },
      ...(found
        ? { also: [linkRow({ record: article, row }, found, { kind: 'relates', by: actor, at: now })] }
        : {}),
    }
  },
}
