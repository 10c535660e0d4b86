import type { CategoryName } from '../company/categories.ts'
import type { DepartmentName } from '../company/departments.ts'
import type { GroupName } from '../company/groups.ts'
import type { ServiceName } from '../company/services.ts'

/** The codes of the incident practice that the texts use. */
export type ClosureCode =
  | 'solved'
  | 'solved_workaround'
  | 'solved_by_caller'
  | 'not_reproducible'
  | 'not_solved'
  | 'duplicate'

/**
 * A kind of incident as it keeps happening at the company: who feels it, who ends it, how long that takes, and what
 * people write meanwhile. Texts hold words in braces (`{printer}`) that each incident fills once.
 */
export interface Scenario {
  key: string
  category: CategoryName
  subcategory: string
  service: ServiceName
  /** Who solves it when the first line does not. */
  group: GroupName
  /** How often it comes, relative to the others. */
  weight: number
  /** The share that the service desk solves itself. */
  firstLine: number
  /** How many people feel it: decides impact. */
  reach: 'person' | 'team' | 'site' | 'company'
  /** Working hours until half of them are solved. */
  hours: number
  /** Only people of these departments have it. */
  departments?: readonly DepartmentName[]
  /** Reported by a monitor, or by people outside the company. */
  from?: 'monitoring' | 'contact'
  titles: readonly string[]
  descriptions: readonly string[]
  /** What the caller is asked, and what he answers. */
  asks?: readonly (readonly [question: string, answer: string])[]
  /** Public replies of whoever works on it. */
  updates?: readonly string[]
  /** Internal notes of technicians. */
  notes?: readonly string[]
  closures: readonly (readonly [code: ClosureCode, notes: string])[]
  /** What is said when a supplier must act. */
  vendor?: string
}
