import { isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { date } from '../../../kernel/record/fields.ts'
import { article } from '../article.record.ts'
import { mayPublish } from './may.ts'

const year = 365 * 86_400_000

/** An article that nobody has looked at for a year is not trusted. */
export const yearFrom = (now: Date): string => new Date(now.getTime() + year).toISOString().slice(0, 10)

/** A new edition goes before its readers; the one before stays to be compared and restored. */
export const publishArticle = defineCommand(article, {
  name: 'publish',
  fact: 'article.published',
  from: ['draft', 'review', 'scheduled', 'outdated', 'published'],
  to: 'published',
  tone: 'primary',
  input: { reviewOn: date() },
  may: (actor, row) => mayPublish(actor, row) && (row.state !== 'published' || row.draftBody !== null),
  decide: ({ row, input, actor, now }) => {
    const title = row.draftTitle ?? row.title
    const body = row.draftBody ?? row.description ?? ''
    if (!body.trim())
      throw invalidField('description', 'An article without a text helps nobody: write it first.')
    const edition = row.edition + 1
    return {
      set: {
        title,
        description: body,
        ...noDraft,
        edition,
        publishedAt: now,
        publishAt: null,
        reviewOn: input.reviewOn ?? yearFrom(now),
        flagged: false,
      },
      data: { edition },
      also: [
        {
          insert: 'article_edition',
          row: {
            article_id: row.id,
            edition,
            title,
            keywords: row.keywords ?? '',
            body,
            at: now,
            by_name: actor.name,
          },
        },
      ],
    }
  },
})

/** Somebody has read it and it is still right. */
export const confirmArticle = defineCommand(article, {
  name: 'confirm',
  fact: 'article.confirmed',
  from: ['published'],
  internal: true,
  input: { reviewOn: date() },
  may: isStaff,
  decide: ({ input, now }) => ({ set: { reviewOn: input.reviewOn ?? yearFrom(now), flagged: false } }),
})

export const noDraft = { draftTitle: null, draftBody: null, draftBy: null } as const
