import { run } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'

/** `[@Ben Okafor](mention:person/<id>)` or `(mention:group/<id>)`: a link in Markdown that names somebody. */
const mention =
  /\[@[^\]\n]{1,200}\]\(mention:(?:person|group)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g
const mostMentions = 20

/** The ids that a text names, in their order, each once. */
export const idsMentioned = (body: string): string[] =>
  [...new Set([...body.matchAll(mention)].map(match => match[1] ?? ''))].slice(0, mostMentions)

/** Persons and groups that exist among those a text names. A text that names nobody asks the database nothing. */
export async function mentionedIn(kernel: Kernel, body: string): Promise<string[]> {
  const ids = idsMentioned(body)
  if (ids.length === 0) return []
  const tables = ['person', 'group']
    .filter(type => kernel.registry.has(type))
    .map(type => kernel.registry.target(type).table)
  const selects = tables.map(table => `select id from ${table} where id = any($1::uuid[]) and active`)
  const known = await run<{ id: string }>(kernel.db, selects.join(' union all '), [ids])
  return ids.filter(id => known.some(row => row.id === id))
}
