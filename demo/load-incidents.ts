import { sql } from 'kysely'
import { systemActor } from '../src/kernel/access/actor.ts'
import { draftOf } from '../src/kernel/command/draft.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { type Loaded, loadHistory } from '../src/kernel/record/load-history.ts'
import { categoryTree } from './company/categories.ts'
import type { Company } from './company/company.ts'
import { entriesOf } from './company/people.ts'
import { type Gathered, practiceOf } from './history/practice.ts'
import { tellAll } from './history/tell-all.ts'
import { commandOf } from './load-company.ts'

/** Tells one part of the incidents and writes it. */
export async function loadIncidents(
  kernel: Kernel,
  company: Company,
  part: { seed: number; number: number; now: Date; incidents: number },
): Promise<Loaded> {
  const practice = practiceOf(kernel.registry.get('incident'), await gather(kernel, company))
  const numbers = await drawNumbers(kernel, practice.record.prefix ?? '', part.incidents)
  return loadHistory(kernel, tellAll(company, practice, { ...part, numbers }))
}

/** The next numbers of the sequence, as creating incidents would draw them. */
async function drawNumbers(kernel: Kernel, prefix: string, count: number): Promise<string[]> {
  const found = await sql<{ number: string }>`
    select ${prefix} || lpad(nextval('number_incident')::text, 7, '0') as number
    from generate_series(1, ${count}) order by 1`.execute(kernel.db)
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
