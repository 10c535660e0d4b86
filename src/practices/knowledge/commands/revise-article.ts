import { isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import { longText, text } from '../../../kernel/record/fields.ts'
import { article } from '../article.record.ts'
import { noDraft } from './publish-article.ts'

/** The next edition is written beside the one that readers see. */
export const reviseArticle = defineCommand(article, {
  name: 'revise',
  fact: 'article.revised',
  from: ['published'],
  tone: 'primary',
  internal: true,
  input: { title: text({ required: true, maxLength: 250 }), body: longText({ required: true }) },
  may: isStaff,
  decide: ({ input, actor }) => ({
    set: { draftTitle: input.title, draftBody: input.body, draftBy: actor.id },
  }),
})

export const dropRevision = defineCommand(article, {
  name: 'dropRevision',
  fact: 'article.revision_dropped',
  from: ['published'],
  internal: true,
  input: {},
  may: (actor, row) => isStaff(actor) && row.draftBody !== null,
  decide: () => ({ set: noDraft }),
})
