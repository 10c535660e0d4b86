import { Problem } from '../problem.ts'
import type { Shape } from '../record/shape.ts'

interface DatabaseError {
  code: string
  constraint?: string
  detail?: string
}

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

/** The field whose column name appears in a constraint named `<table>_<column>_key|fkey|check`. */
function fieldOfConstraint(constraint: string, shape: Shape): string | null {
  const columns = [...shape.columns.values()].sort((a, b) => b.name.length - a.name.length)
  return columns.find(column => constraint.includes(`_${column.name}_`))?.field ?? null
}

/** Turns what the database refused into a sentence beside the field; null when it is no constraint. */
export function problemOfConstraint(error: unknown, shape: Shape): Problem | null {
  if (!isDatabaseError(error)) return null
  const field = error.constraint ? fieldOfConstraint(error.constraint, shape) : null
  const errors = (detail: string) => (field ? [{ pointer: `/${field}`, detail }] : [])
  if (error.code === '23505') {
    const detail = field ? `Another ${shape.record.type} has this ${field} already.` : 'This exists already.'
    return new Problem('already_exists', detail, { errors: errors(detail) })
  }
  if (error.code === '23503') {
    const detail = field ? `There is no such ${field}.` : 'It refers to a record that does not exist.'
    return new Problem('invalid_input', detail, { errors: errors(detail) })
  }
  if (error.code === '23514' || error.code === '23502') {
    const detail = field ? `This is no allowed value for ${field}.` : 'A value is missing or not allowed.'
    return new Problem('invalid_input', detail, { errors: errors(detail) })
  }
  return null
}
