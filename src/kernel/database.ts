import { CompiledQuery, type Kysely, type Transaction } from 'kysely'

/** The kernel derives its SQL from declarations; the contract suite holds declaration and database equal. */
export type Db = Kysely<unknown>
export type Executor = Db | Transaction<unknown>

/** Runs constant SQL text with parameters: the hot paths, compiled once. */
export async function run<T>(db: Executor, text: string, values: readonly unknown[]): Promise<T[]> {
  const result = await db.executeQuery<T>(CompiledQuery.raw(text, [...values]))
  return result.rows
}
