import { sql } from 'kysely'
import { systemActor } from '../src/kernel/access/actor.ts'
import { draftOf } from '../src/kernel/command/draft.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import type { HistoricRecord } from '../src/kernel/record/load-history.ts'
import { categoryTree } from './company/categories.ts'
import type { Company } from './company/company.ts'
import { entriesOf } from './company/people.ts'
import { type Gathered, practiceOf } from './history/practice.ts'
import { tellAll } from './history/tell-all.ts'
import { commandOf } from './load-company.ts'

/**
 * Tells one part of the incidents; none in a Steward without the incident practice. It only reads: no transaction id is
 * held, for which the ledger's readers would wait, until the telling is done.
 */
export async function tellPart(
  kernel: Kernel,
  company: Company,
  part: { seed: number; number: number; now: Date; incidents: number },
): Promise<HistoricRecord[]> {
  if (!kernel.registry.has('incident')) return []
  const practice = practiceOf(kernel.registry.get('incident'), await gather(kernel, company))
  const numbers = await firstNumbers(kernel, practice.record.prefix ?? '', part.incidents)
  return tellAll(company, practice, { ...part, numbers })
}

/**
 * Where there are no incidents yet, the first numbers of all, which texts may name; else none, and each is given the
 * next of the sequence when it is written.
 */
async function firstNumbers(kernel: Kernel, prefix: string, count: number): Promise<string[]> {
  const found = await sql<{ number: string }>`
    select ${prefix} || lpad((seqstart + n - 1)::text, 7, '0') as number
    from pg_sequence, generate_series(1, ${count}) n
    where seqrelid = 'number_incident'::regclass and not exists (select 1 from work_item where type = 'incident')
    order by n`.execute(kernel.db)
  return found.rows.map(row => row.number)
}

/** Asks the commands themselves for what they read before deciding, once for each subcategory. */
async function gather(kernel: Kernel, company: Company): Promise<Gathered> {
  const actor = systemActor('demo')
  const { record } = kernel.registry.get('incident')
  const moment = { row: draftOf(record, actor), actor, now: kernel.clock.now() }
  const create = commandOf(kernel, 'incident', 'create')
  const ask = async (input: Record<string, unknown>) => create.gather?.(kernel, { ...moment, input })
  const known = new Map<string | undefined, unknown>([[undefined, await ask({})]])
  for (const [name, below] of entriesOf<string, readonly string[]>(categoryTree)) {
    for (const each of below) {
      const subcategory = company.idOf('category', `${name} › ${each}`)
      known.set(subcategory, await ask({ subcategory }))
    }
  }
  // An id that is no incident's has neither parent nor children.
  const { id } = company.personas.admin
  const noFamily = await commandOf(kernel, 'incident', 'setParent').gather?.(kernel, {
    ...moment,
    row: { ...moment.row, id },
    input: { parent: id },
  })
  return { classification: subcategory => known.get(subcategory), noFamily }
}
