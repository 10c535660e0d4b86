import { isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { instant, longText } from '../../../kernel/record/fields.ts'
import { article } from '../article.record.ts'
import { mayPublish } from './may.ts'

/** The author has done his part; somebody else reads it. */
export const submitArticle = defineCommand(article, {
  name: 'submit',
  fact: 'article.submitted',
  undo: { command: 'sendBack', input: { reason: 'Submitted by mistake.' } },
  from: ['draft', 'outdated'],
  to: 'review',
  tone: 'primary',
  internal: true,
  input: {},
  may: isStaff,
  decide: ({ row }) => {
    if (!row.description?.trim())
      throw invalidField('description', 'Write the article before it is reviewed.')
    return {}
  },
})

export const sendBackArticle = defineCommand(article, {
  name: 'sendBack',
  fact: 'article.sent_back',
  from: ['review', 'scheduled'],
  to: 'draft',
  internal: true,
  input: { reason: longText({ required: true, maxLength: 20_000 }) },
  may: isStaff,
  decide: ({ input }) => ({ set: { publishAt: null }, data: { reason: input.reason } }),
})

/** Published by itself when the time has come. */
export const scheduleArticle = defineCommand(article, {
  name: 'schedule',
  fact: 'article.scheduled',
  from: ['review'],
  to: 'scheduled',
  internal: true,
  input: { publishAt: instant({ required: true }) },
  may: mayPublish,
  decide: ({ input, now }) => {
    if (input.publishAt <= now) throw invalidField('publishAt', 'Choose a time to come, or publish it now.')
    return { set: { publishAt: input.publishAt }, data: { publishAt: input.publishAt.toISOString() } }
  },
})
