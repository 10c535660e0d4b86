import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { defaultMatrix, type PriorityMatrix, priorityOf } from '../priority.ts'

/** What creating and editing need to know before they decide. */
export interface Classification {
  matrix: PriorityMatrix
  /** The category the chosen subcategory belongs to; undefined when none was chosen. */
  parentOfSubcategory: string | null | undefined
}

interface Classified {
  impact: string
  urgency: string
  category: string | null
  subcategory: string | null
  priorityReason: string | null
}

export async function gatherClassification(
  kernel: Kernel,
  { input }: { input: { subcategory?: string | null } },
): Promise<Classification> {
  const matrix = kernel.settings.get<PriorityMatrix>('incident.priorityMatrix', defaultMatrix)
  if (!input.subcategory) return { matrix, parentOfSubcategory: undefined }
  const found = await sql<{ parent: string | null }>`
    select parent_id as parent from category where id = ${input.subcategory}`.execute(kernel.db)
  return { matrix, parentOfSubcategory: found.rows[0]?.parent ?? null }
}

/**
 * Priority follows impact and urgency unless a person set it by hand; a subcategory brings its category along and
 * must fit the one that is chosen. Changing the category empties a subcategory that no longer fits.
 */
export function classify(
  before: Classified,
  input: Partial<Classified>,
  { matrix, parentOfSubcategory }: Classification,
): { priority?: ReturnType<typeof priorityOf>; category?: string | null; subcategory?: string | null } {
  const priority = before.priorityReason
    ? {}
    : { priority: priorityOf(matrix, input.impact ?? before.impact, input.urgency ?? before.urgency) }
  if (parentOfSubcategory !== undefined) {
    if (parentOfSubcategory === null)
      throw invalidField('subcategory', 'This is a category, not a subcategory.')
    if (input.category && input.category !== parentOfSubcategory) {
      throw invalidField('subcategory', 'This subcategory belongs to another category.')
    }
    return { ...priority, category: parentOfSubcategory }
  }
  const moved = input.category !== undefined && input.category !== before.category
  return moved ? { ...priority, subcategory: null } : priority
}
