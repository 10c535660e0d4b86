import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { isId } from '../../../kernel/query/read.ts'
import { toSql } from '../../../kernel/query/where-sql.ts'
import type { Shape } from '../../../kernel/record/shape.ts'

/** Ids of records by what they are called, in small letters. */
export type IdsByName = Map<string, string[]>

/** Texts a query: a file may name a hundred thousand. */
const batch = 5000

/** The fields by whose values people name a record of this type. */
export function namingFields(shape: Shape): string[] {
  const { kind, titleField } = shape.record
  const fields =
    kind === 'work-item' ? ['number', 'externalId'] : [titleField, 'username', 'email', 'externalId']
  return fields.filter(field => shape.column(field))
}

/** Which records are named by each of these texts in one of `fields`, of those this actor may see. */
export async function idsByName(
  kernel: Kernel,
  actor: Actor,
  shape: Shape,
  fields: readonly string[],
  texts: Iterable<string>,
): Promise<IdsByName> {
  const found: IdsByName = new Map()
  const all = [...new Set(texts)]
  for (let at = 0; at < all.length; at += batch) {
    const part = all.slice(at, at + batch)
    for (const { id, names } of await lookUp(kernel, actor, shape, fields, part)) {
      for (const name of new Set([id, ...names])) {
        if (name !== null) found.set(name, [...(found.get(name) ?? []), id])
      }
    }
  }
  return found
}

async function lookUp(
  kernel: Kernel,
  actor: Actor,
  shape: Shape,
  fields: readonly string[],
  texts: readonly string[],
): Promise<{ id: string; names: (string | null)[] }[]> {
  const names = fields.map(field => sql`lower(w.${sql.raw(shape.column(field)?.name ?? field)})`)
  const conditions = [
    sql<boolean>`w.id = any(${texts.filter(isId)}::uuid[])`,
    ...fields.map(field => isNamed(shape, field, texts)),
  ]
  const { kind, type, read } = shape.record
  const ofType = kind === 'work-item' ? sql`w.type = ${sql.lit(type)}` : sql`true`
  const found = await sql<{ id: string; names: (string | null)[] }>`
    select w.id, array[${sql.join(names)}]::text[] as names from ${sql.raw(shape.mainTable)} w
    where (${sql.join(conditions, sql` or `)}) and ${ofType} and ${toSql(read(actor), shape)}`.execute(
    kernel.db,
  )
  return found.rows
}

/** Written as the indexes are: numbers in capitals, external ids as they are, names case aside. */
function isNamed(shape: Shape, field: string, texts: readonly string[]): RawBuilder<boolean> {
  const column = sql.raw(`w.${shape.column(field)?.name ?? field}`)
  if (field === 'number') return sql`${column} = any(${texts.map(text => text.toUpperCase())}::text[])`
  if (field === 'externalId') return sql`${column} = any(${[...texts]}::text[])`
  return sql`lower(${column}) = any(${texts.map(text => text.toLowerCase())}::text[])`
}
