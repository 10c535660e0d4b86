import { sql } from 'kysely'
import { writeComment } from '../../../capabilities/comment/comment.ts'
import { isAuditor } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import type { Write } from '../../../kernel/command/decision.ts'
import { choice, longText } from '../../../kernel/record/fields.ts'
import { article } from '../article.record.ts'

export const verdicts = ['helpful', 'unhelpful'] as const

/**
 * A reader says whether it helped; a later word takes the place of the earlier. What was missing goes to the keeper as a
 * note and flags the article until somebody publishes or confirms it.
 */
export const rateArticle = defineCommand(article, {
  name: 'rate',
  fact: 'article.rated',
  from: ['published'],
  internal: true,
  listed: false,
  input: { verdict: choice(verdicts, { required: true }), comment: longText({ maxLength: 4000 }) },
  may: actor => actor.id !== null && !isAuditor(actor),
  gather: async (kernel, { row, actor }) => {
    const found = await sql<{ helpful: boolean }>`
      select helpful from article_opinion where article_id = ${row.id} and person_id = ${actor.id}`.execute(
      kernel.db,
    )
    return found.rows[0] ?? null
  },
  decide: ({ row, input: { verdict, comment }, actor, now, gathered: before }) => {
    const helpful = verdict === 'helpful'
    const said = comment?.trim() || null
    const person = { article_id: row.id, person_id: actor.id ?? '' }
    const opinion = { helpful, comment: said, at: now }
    const keep: Write = before
      ? { update: 'article_opinion', set: opinion, where: person }
      : { insert: 'article_opinion', row: { ...person, ...opinion } }
    const note = said ? writeComment(row, article, actor, now, { body: said, internal: true }) : null
    const counted = (was: boolean | undefined, is: boolean) => Number(is) - Number(was ?? false)
    return {
      set: {
        helpful: row.helpful + counted(before?.helpful, helpful),
        unhelpful: row.unhelpful + counted(before ? !before.helpful : undefined, !helpful),
        flagged: row.flagged || (!helpful && said !== null),
      },
      facts: [
        { fact: 'article.rated', internal: true, data: { verdict } },
        ...(note ? [{ fact: 'article.commented', internal: true, data: { comment: note.id } }] : []),
      ],
      also: [keep, ...(note ? [note.write] : [])],
    }
  },
})
