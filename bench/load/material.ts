import type pg from 'pg'
import { benchAgent } from '../fill/company.ts'
import { Random } from '../text/random.ts'
import { Writer } from '../text/writer.ts'
import type { Material } from './operations.ts'

type Asked = Pick<pg.ClientBase, 'query'>

const one = async (db: Asked, text: string): Promise<{ id: string; name: string }> => {
  const found = await db.query<{ id: string; name: string }>(text)
  const row = found.rows[0]
  if (!row) throw new Error('The bench database is not complete: drop it and run again.')
  return row
}

export const agentId = async (db: Asked): Promise<string> =>
  (await one(db, `select id, name from person where name = '${benchAgent}'`)).id

/** The records requests of this database refer to. The same seed asks the same things in the same order. */
export async function materialOf(db: Asked, size: number, seed: number): Promise<Material> {
  const random = new Random(seed)
  return {
    size,
    random,
    writer: new Writer(random),
    group: await one(db, `select id, name from assignment_group where name = 'Network operations'`),
    person: (await one(db, `select id, name from person where name = 'Employee 7'`)).id,
    service: (await one(db, 'select id, name from service order by name limit 1')).id,
    subcategory: (
      await one(db, 'select id, name from category where parent_id is not null order by name limit 1')
    ).id,
    created: [],
    held: [],
  }
}
