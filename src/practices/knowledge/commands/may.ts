import { type Actor, isProcessOwner, isStaff } from '../../../kernel/access/actor.ts'
import type { RowOf } from '../../../kernel/record/declaration.ts'
import type { article } from '../article.record.ts'

export type Article = RowOf<typeof article>

/**
 * Who may put a text before its readers: the process owner, and members of the group that keeps the article, though
 * never what they wrote themselves (four eyes; the publisher of KCS v6).
 */
export const mayPublish = (actor: Actor, row: Article): boolean =>
  isProcessOwner(actor) ||
  (isStaff(actor) &&
    (row.draftBy ?? row.openedBy) !== actor.id &&
    row.group !== null &&
    actor.groups.includes(row.group))
