import { type Actor, isAuditor, isStaff } from '../../kernel/access/actor.ts'
import { all, any, type Where } from '../../kernel/access/where.ts'
import { staffSeesInternal } from '../../kernel/access/work-item-policy.ts'
import { defineWorkItem } from '../../kernel/record/declaration.ts'
import { boolean, choice, date, instant, longText, number, ref, text } from '../../kernel/record/fields.ts'

export const articleKinds = ['how_to', 'faq', 'known_error', 'policy'] as const
export const audiences = ['everyone', 'staff'] as const
export const articleLanguages = ['en', 'de'] as const

/**
 * Who may know of an article. Readers see what is published for everyone; staff see all. `restrictedTo` narrows both to
 * the groups it names. The same rule decides page, list, search and suggestion.
 */
function articleRead(actor: Actor): Where {
  if (isAuditor(actor)) return true
  if (actor.id === null) return false
  const inGroups = any(
    { field: 'restrictedTo', empty: true },
    actor.groups.length > 0 && { field: 'restrictedTo', overlaps: actor.groups },
    isStaff(actor) && { field: 'assignee', is: actor.id },
  )
  if (isStaff(actor)) return inGroups
  return all({ field: 'state', is: 'published' }, { field: 'audience', is: 'everyone' }, inGroups)
}

/** What somebody worked out once, written down so that nobody must again (ITIL 4, knowledge management; KCS v6). */
export const article = defineWorkItem({
  type: 'article',
  plural: 'articles',
  prefix: 'KB',
  icon: 'book',
  fields: {
    kind: choice(articleKinds, { default: 'how_to' }),
    audience: choice(audiences, { default: 'everyone' }),
    language: choice(articleLanguages, { default: 'en' }),
    /** The article this one translates, and which of its editions. */
    original: ref('article'),
    originalEdition: number({ readOnly: true, internal: true }),
    keywords: text({ maxLength: 500 }),
    reviewOn: date({ internal: true }),
    /** The next edition of a published article, while it is being written. */
    draftTitle: text({ readOnly: true, internal: true, maxLength: 250 }),
    draftBody: longText({ readOnly: true, internal: true }),
    draftBy: ref('person', { readOnly: true, internal: true }),
    edition: number({ readOnly: true, default: 0 }),
    publishedAt: instant({ readOnly: true }),
    publishAt: instant({ readOnly: true, internal: true }),
    helpful: number({ readOnly: true, internal: true, default: 0 }),
    unhelpful: number({ readOnly: true, internal: true, default: 0 }),
    /** A reader said that something is wrong, and nobody has looked yet. */
    flagged: boolean({ readOnly: true, internal: true }),
  },
  states: {
    draft: 'open',
    review: 'open',
    scheduled: 'waiting',
    published: 'done',
    outdated: 'open',
    retired: 'cancelled',
  },
  initialState: 'draft',
  listColumns: [
    'number',
    'title',
    'kind',
    'state',
    'service',
    'assignee',
    'reviewOn',
    'helpful',
    'updatedAt',
  ],
  form: ['title', 'description', 'kind', 'audience', 'service', 'keywords', 'language', 'group', 'assignee'],
  groups: [
    { name: 'readers', fields: ['audience', 'restrictedTo', 'kind', 'service', 'language', 'keywords'] },
    { name: 'keeping', fields: ['assignee', 'group', 'reviewOn', 'flagged', 'original', 'watchers'] },
    {
      name: 'publication',
      fields: ['edition', 'publishedAt', 'publishAt', 'helpful', 'unhelpful', 'openedBy'],
    },
  ],
  defaultQuery: '',
  defaultSort: '-updatedAt',
  capabilities: { replies: false, timeWorked: false, checklists: false, import: false },
  read: articleRead,
  seesInternal: staffSeesInternal,
})
