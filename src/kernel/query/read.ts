import type { Actor } from '../access/actor.ts'
import { matches } from '../access/where.ts'
import { run } from '../database.ts'
import type { Kernel } from '../kernel.ts'
import { notFound } from '../problem.ts'
import type { AnyRow, RecordType } from '../record/declaration.ts'
import type { Shape } from '../record/shape.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Anything a number may look like, ours or one brought from elsewhere. */
const number = /^[\w./-]{1,64}$/

export const isId = (value: string): boolean => uuid.test(value)

const texts = new WeakMap<Shape, Map<string, string>>()

/** Put together once: a driver that looks a statement up by its text hashes a new string of 3 kB each time. */
function selectOf(shape: Shape, condition: string): string {
  const ofShape = texts.get(shape) ?? new Map<string, string>()
  texts.set(shape, ofShape)
  const text = ofShape.get(condition) ?? `select ${shape.select} from ${shape.from()} ${condition}`
  ofShape.set(condition, text)
  return text
}

/** The row by id or number, without asking who may see it: for the pipeline, which asks. */
export async function loadRow(
  kernel: Kernel,
  record: RecordType,
  target: string,
  lock = false,
): Promise<AnyRow | null> {
  const shape = kernel.registry.shape(record.type)
  const byId = isId(target)
  if (!byId && (!record.prefix || !number.test(target))) return null
  const key = byId ? 'w.id = $1' : 'w.number = $1'
  const ofType = record.kind === 'work-item' ? ' and w.type = $2' : ''
  const text = selectOf(shape, `where ${key}${ofType}${lock ? ' for update of w' : ''}`)
  const values = [byId ? target : target.toUpperCase(), ...(ofType ? [record.type] : [])]
  const [row] = await run<AnyRow>(kernel.db, text, values)
  return row ?? null
}

/** The rows of these ids, as `loadRow` gives one; ids that do not exist have none. */
export function loadRows(kernel: Kernel, record: RecordType, ids: readonly string[]): Promise<AnyRow[]> {
  const shape = kernel.registry.shape(record.type)
  const ofType = record.kind === 'work-item' ? ' and w.type = $2' : ''
  const text = selectOf(shape, `where w.id = any($1::uuid[])${ofType}`)
  return run<AnyRow>(kernel.db, text, [[...ids], ...(ofType ? [record.type] : [])])
}

/** The row as this actor may see it; a row that he may not see does not exist for him. */
export async function readRow(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  target: string,
): Promise<AnyRow> {
  const row = await loadRow(kernel, record, target)
  if (!row || !matches(record.read(actor), row)) throw notFound(record.type)
  return row
}
