import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { all, any, type Where } from '../access/where.ts'
import type { Kernel } from '../kernel.ts'
import { Problem } from '../problem.ts'
import type { RecordType } from '../record/declaration.ts'
import type { Field } from '../record/fields.ts'
import type { CustomField } from '../record/settings.ts'
import { parseQuery, type Term, type TermValue } from './language.ts'
import { namedRecords } from './named-records.ts'
import { isId } from './read.ts'
import { instantOf } from './relative-time.ts'
import { type Words, wordsIn } from './text-query.ts'
import { toSql } from './where-sql.ts'

/** A query understood: which rows, and which words to find in their text. */
export interface Filter {
  where: Where
  words: Words[]
}

const bad = (detail: string): Problem => new Problem('bad_filter', detail)

/** Reads a query (`is:open group:network printer`) as this actor may ask it of this record type. */
export async function filterOf(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  query: string,
): Promise<Filter> {
  const terms = parseQuery(query)
  const parts: Where[] = []
  for (const term of terms) {
    if (term.field !== null) parts.push(await whereOf(kernel, actor, record, term))
  }
  return { where: all(...parts), words: wordsIn(terms) }
}

async function whereOf(kernel: Kernel, actor: Actor, record: RecordType, term: Term): Promise<Where> {
  const name = term.field ?? ''
  const choices: Where[] = []
  for (const value of term.values) choices.push(await valueWhere(kernel, actor, record, name, value))
  const where = any(...choices)
  return term.negated ? { not: where } : where
}

async function valueWhere(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  name: string,
  value: TermValue,
): Promise<Where> {
  for (const term of kernel.registry.terms) {
    const where = term.field === name.toLowerCase() && (await term.where(kernel, actor, record, value))
    if (where) return where
  }
  return name.toLowerCase() === 'is'
    ? isWhere(actor, record, value.text)
    : fieldWhere(kernel, actor, record, name, value)
}

function isWhere(actor: Actor, record: RecordType, word: string): Where {
  const person = actor.id ?? ''
  if (record.kind === 'work-item') {
    switch (word.toLowerCase()) {
      case 'open':
      case 'waiting':
      case 'done':
      case 'cancelled':
        return { field: 'stateCategory', in: [word.toLowerCase()] }
      case 'active':
        return { field: 'stateCategory', in: ['open', 'waiting'] }
      case 'mine':
        return { field: 'assignee', is: person }
      case 'requested':
        return { field: 'requester', is: person }
      case 'unassigned':
        return { field: 'assignee', is: null }
      case 'watched':
        return { field: 'watchers', overlaps: [person] }
    }
  }
  throw bad(
    `is:${word} is not known. Try is:open, is:waiting, is:done, is:active, is:mine, is:unassigned or is:watched.`,
  )
}

interface Found {
  field: string
  kind: Field['kind']
  declaration: Field
}

/** The field of that name as this actor may know it: an internal one does not exist for a requester. */
function findField(kernel: Kernel, actor: Actor, record: RecordType, name: string): Found {
  const wanted = name.toLowerCase()
  const internal = record.seesInternal(actor)
  for (const column of kernel.registry.shape(record.type).columns.values()) {
    if (column.field.toLowerCase() !== wanted || !column.declaration.filterable) continue
    if (column.declaration.internal && !internal) break
    return { field: column.field, kind: column.declaration.kind, declaration: column.declaration }
  }
  const key = wanted.replace(/^custom\./, '')
  const custom = kernel.settings
    .customFields(record.type)
    .find(field => field.key.toLowerCase() === key && (internal || !field.internal))
  if (!custom) throw bad(`${record.plural} have no field ${name} to filter by.`)
  return { field: `custom.${custom.key}`, kind: custom.kind, declaration: customDeclaration(custom) }
}

const customDeclaration = (custom: CustomField): Field => ({
  kind: custom.kind,
  ...(custom.kind === 'choice' ? { values: custom.options } : {}),
})

async function fieldWhere(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  name: string,
  { operator, text }: TermValue,
): Promise<Where> {
  if (/^(?!custom\.)\w+\./i.test(name))
    return throughReference(kernel, actor, record, name, { operator, text })
  const { field, kind, declaration } = findField(kernel, actor, record, name)
  const word = text.toLowerCase()
  if (word === 'none' || word === 'any') return { field, empty: word === 'none' }
  if (kind === 'ref' || kind === 'refList') {
    const ids = await referenced(kernel, actor, declaration, text)
    return kind === 'ref' ? { field, in: ids } : { field, overlaps: ids }
  }
  const value = typedValue(name, kind, declaration, text, kernel.clock.now())
  if (kind === 'multiChoice' || kind === 'textList') return { field, overlaps: [String(value)] }
  if (operator !== '=') return { field, compare: operator, to: value }
  if (kind === 'instant' && value instanceof Date) return onThatDay(field, value)
  return field === 'stateCategory' ? { field, in: [value] } : { field, is: value }
}

/** The most records a path may lead through. */
const mostReferred = 1000

/** `requester.vip:yes`: whose requester is one for whom `vip:yes` holds, of those this actor may see. */
async function throughReference(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  path: string,
  value: TermValue,
): Promise<Where> {
  const [name = '', ...rest] = path.split('.')
  const { field, kind, declaration } = findField(kernel, actor, record, name)
  const shape = kernel.registry.has(declaration.target ?? '')
    ? kernel.registry.shape(declaration.target ?? '')
    : null
  if (shape?.record.kind !== 'record') throw bad(`${name} leads to nothing that can be filtered by.`)
  const sought = await fieldWhere(kernel, actor, shape.record, rest.join('.'), value)
  const found = await sql<{ id: string }>`select w.id from ${sql.raw(shape.mainTable)} w
    where ${toSql(all(shape.record.read(actor), sought), shape)} limit ${sql.lit(mostReferred + 1)}`.execute(
    kernel.db,
  )
  if (found.rows.length > mostReferred)
    throw bad(`${path} fits more than ${mostReferred} ${shape.record.plural}.`)
  const ids = found.rows.map(row => row.id)
  return kind === 'ref' ? { field, in: ids } : { field, overlaps: ids }
}

const onThatDay = (field: string, day: Date): Where =>
  all({ field, compare: '>=', to: day }, { field, compare: '<', to: new Date(day.getTime() + 86_400_000) })

async function referenced(kernel: Kernel, actor: Actor, field: Field, text: string): Promise<string[]> {
  if (isId(text)) return [text.toLowerCase()]
  if (field.target === 'person' && text.toLowerCase() === 'me') return actor.id ? [actor.id] : []
  if (field.target === 'group' && text.toLowerCase() === 'mine') return [...actor.groups]
  return namedRecords(kernel, actor, field.target ?? '', text)
}

function typedValue(
  name: string,
  kind: Field['kind'],
  field: Field,
  text: string,
  now: Date,
): string | number | boolean | Date {
  switch (kind) {
    case 'choice':
    case 'multiChoice': {
      const known = field.values?.find(item => item.toLowerCase() === text.toLowerCase())
      if (field.values && known === undefined)
        throw bad(`${name}:${text} is not known. Try ${field.values.join(', ')}.`)
      return known ?? text
    }
    case 'number': {
      const parsed = Number(text)
      if (!Number.isFinite(parsed)) throw bad(`${name}: takes a number, not "${text}".`)
      return parsed
    }
    case 'boolean': {
      if (/^(yes|true|1)$/i.test(text)) return true
      if (/^(no|false|0)$/i.test(text)) return false
      throw bad(`${name}: takes yes or no, not "${text}".`)
    }
    case 'instant':
    case 'date': {
      const at = instantOf(text, now)
      if (!at) throw bad(`${name}: takes a date like 2026-03-31 or -7d, not "${text}".`)
      return kind === 'date' ? at.toISOString().slice(0, 10) : at
    }
    default:
      return text
  }
}
