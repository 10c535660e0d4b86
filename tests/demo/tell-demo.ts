import { categoryTree } from '../../demo/company/categories.ts'
import { type Company, foundCompany } from '../../demo/company/company.ts'
import { entriesOf } from '../../demo/company/people.ts'
import { type Practice, practiceOf } from '../../demo/history/practice.ts'
import { tellAll } from '../../demo/history/tell-all.ts'
import type { HistoricRecord } from '../../src/kernel/record/load-history.ts'
import type { Classification } from '../../src/practices/incident/commands/classify.ts'
import { incidentModule } from '../../src/practices/incident/index.ts'
import { defaultMatrix } from '../../src/practices/incident/priority.ts'

/** The incident practice with what its commands would read from an empty database. */
export function practiceFor(company: Company): Practice {
  const parents = new Map(
    entriesOf<string, readonly string[]>(categoryTree).flatMap(([name, below]) =>
      below.map(each => [company.idOf('category', `${name} › ${each}`), company.idOf('category', name)]),
    ),
  )
  const classification = (subcategory: string | undefined): Classification => ({
    matrix: defaultMatrix,
    parentOfSubcategory: subcategory === undefined ? undefined : (parents.get(subcategory) ?? null),
  })
  return practiceOf(incidentModule, {
    classification,
    noFamily: { parentHasParent: false, hasChildren: false },
  })
}

export interface Told {
  company: Company
  records: HistoricRecord[]
}

export function tellDemo(
  now: Date,
  options: { incidents?: number; number?: number; seed?: number } = {},
): Told {
  const { incidents = 6000, number = 0, seed = 7 } = options
  const company = foundCompany(seed, now, number + 1)
  const numbers = Array.from(
    { length: incidents },
    (_, index) => `INC${String(10_001 + index).padStart(7, '0')}`,
  )
  return {
    company,
    records: tellAll(company, practiceFor(company), { seed, number, now, incidents, numbers }),
  }
}

export const isActive = (record: HistoricRecord): boolean =>
  ['new', 'in_progress', 'on_hold'].includes(String(record.values.state))

/** An instant of the record's final state. */
export function instantOf(record: HistoricRecord, field: string): Date {
  const value = record.values[field]
  if (!(value instanceof Date)) throw new Error(`${field} is no instant.`)
  return value
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
