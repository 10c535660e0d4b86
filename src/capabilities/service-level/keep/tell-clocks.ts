import type { Kernel } from '../../../kernel/kernel.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'
import { type Course, clocksOf, type Definitions, type TargetClock } from '../clock/clocks-of.ts'
import { loadCourses } from '../clock/courses.ts'

/** One work item's clocks as they stand. */
export interface Told {
  record: string
  course: Course
  clocks: TargetClock[]
}

/** Tells the clocks of these work items from the ledger, without keeping them. */
export async function tellClocks(
  kernel: Kernel,
  record: RecordType,
  ids: readonly string[],
  definitions: Definitions,
): Promise<Told[]> {
  const now = kernel.clock.now().getTime()
  const courses = await loadCourses(kernel, record, ids, definitions.standings)
  return courses.map(course => ({
    record: course.id,
    course,
    clocks: clocksOf(record, course, definitions, now),
  }))
}
