import { isStaff } from '../../../kernel/access/actor.ts'
import type { AnyCommand } from '../../../kernel/command/command.ts'
import { editCommand, withCustom } from '../../../kernel/command/generic.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { article } from '../article.record.ts'

const text = ['title', 'description'] as const

/** What readers see is not written over under their eyes: a published text changes by a new edition. */
export const editArticle: AnyCommand = {
  ...editCommand(article, isStaff),
  internal: true,
  decide: ({ row, input }) => {
    const written = text.find(field => field in input)
    if (row.state === 'published' && written) {
      throw invalidField(written, 'Readers see this text. Revise the article and publish a new edition.')
    }
    const keywords = row.state === 'published' && 'keywords' in input ? String(input.keywords ?? '') : null
    return {
      set: withCustom(row, input),
      ...(keywords === null
        ? {}
        : {
            also: [
              {
                update: 'article_edition',
                set: { keywords },
                where: { article_id: row.id, edition: String(row.edition) },
              },
            ],
          }),
    }
  },
}
