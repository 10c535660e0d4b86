import { historicId } from '../../src/kernel/record/load-history.ts'
import type { Company } from '../company/company.ts'

/** The same id in every database, as all of the demo's. */
export const idFor = (company: Company, kind: 'calendar' | 'agreement' | 'service-target', name: string) =>
  historicId(company.openedAt, `${kind} ${name}`)
