import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { RecordType } from '../../../kernel/record/declaration.ts'
import type { Places } from '../mapping.ts'
import type { Table } from '../table/read-table.ts'
import { type IdsByName, idsByName, namingFields } from './look-up.ts'
import { asTyped, listOf } from './read-record-cell.ts'
import type { RecordTarget } from './record-targets.ts'

/** What a file's names stand for here, found once for the whole file. */
export interface Survey {
  rows: number
  /** The fields that tell which record a row is about, and the records they find; the first that is given decides. */
  keys: { field: string; ids: IdsByName }[]
  /** The records that reference cells name, by the type they are of. */
  references: Map<string, IdsByName>
  /** What rows of this file are called: another row may refer to a record that is not there yet. */
  ownNames: Set<string>
}

/**
 * What a record is recognised by. A person's name is no key beside an address or user name: two people may share it.
 * A work item's subject is none at all.
 */
export const keyFields = (record: RecordType): readonly string[] =>
  record.kind === 'work-item'
    ? ['number', 'externalId']
    : ['externalId', 'username', ...(record.fields.username ? ['email'] : []), record.titleField]

/** A row that names no key is known by what it says, so that the same file makes its records once. */
export const contentKey = 'content'

export const contentOf = (cells: readonly string[]): string =>
  `row:${createHash('sha256').update(JSON.stringify(cells)).digest('hex').slice(0, 32)}`

/** Reads the file once and looks all its names up. */
export async function surveyFile(
  kernel: Kernel,
  actor: Actor,
  record: RecordType,
  table: Table,
  places: Places,
  targets: readonly RecordTarget[],
): Promise<Survey> {
  const shape = kernel.registry.shape(record.type)
  const keys = keyFields(record).filter(field => places.has(field) && shape.column(field))
  const referring = targets.filter(target => places.has(target.field) && target.declaration.target)
  const keyTexts = new Map(keys.map(field => [field, new Set<string>()]))
  const referenceTexts = new Map<string, Set<string>>()
  const own = new Set(namingFields(shape).filter(field => places.has(field)))
  const ownNames = new Set<string>()
  const contents = new Set<string>()
  let rows = 0
  for await (const { cells } of table.rows()) {
    if (++rows % 2000 === 0) await breathe()
    const text = (field: string) => asTyped(cells[places.get(field) ?? -1] ?? '')
    for (const [field, texts] of keyTexts) if (text(field) !== '') texts.add(text(field))
    if (keys.every(field => text(field) === '')) contents.add(contentOf(cells))
    for (const field of own) if (text(field) !== '') ownNames.add(text(field).toLowerCase())
    for (const { field, declaration } of referring) {
      const type = declaration.target ?? ''
      const texts = referenceTexts.get(type) ?? new Set()
      referenceTexts.set(type, texts)
      for (const item of namesIn(declaration.kind, text(field))) texts.add(item)
    }
  }
  const found: Survey = { rows, keys: [], references: new Map(), ownNames }
  for (const [field, texts] of keyTexts) {
    // A number from elsewhere is kept as the external id, and found under it the next time.
    const fields = field === 'number' && shape.column('externalId') ? ['number', 'externalId'] : [field]
    found.keys.push({ field, ids: await idsByName(kernel, actor, shape, fields, texts) })
  }
  if (shape.column('externalId')) {
    const ids = await idsByName(kernel, actor, shape, ['externalId'], contents)
    found.keys.push({ field: contentKey, ids })
  }
  for (const [type, texts] of referenceTexts) {
    const target = kernel.registry.shape(type)
    found.references.set(type, await idsByName(kernel, actor, target, namingFields(target), texts))
  }
  return found
}

/** The names in a reference cell. */
export const namesIn = (kind: string, text: string): string[] =>
  kind === 'refList' ? listOf(text) : text === '' ? [] : [text]
