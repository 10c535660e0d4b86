import { isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import { article } from '../article.record.ts'

/** A translation says again which edition of its original it now renders. */
export const translateArticle = defineCommand(article, {
  name: 'matchOriginal',
  fact: 'article.matched',
  internal: true,
  input: {},
  may: (actor, row) => isStaff(actor) && row.original !== null,
  gather: async (kernel, { row }) => (row.original === null ? null : loadRow(kernel, article, row.original)),
  decide: ({ gathered: original }) => {
    if (!original) throw invalidField('original', 'It translates no other article.')
    return { set: { originalEdition: Number(original.edition) }, data: { edition: original.edition } }
  },
})
