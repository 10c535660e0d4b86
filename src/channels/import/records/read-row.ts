import type { Places } from '../mapping.ts'
import type { Findings } from '../report.ts'
import { looksLikeFormula } from '../table/cell-text.ts'
import type { TableRow } from '../table/read-table.ts'
import { asTyped, readRecordCell } from './read-record-cell.ts'
import type { RecordTarget } from './record-targets.ts'
import { contentKey, contentOf, namesIn, type Survey } from './survey.ts'

/** A row as the input of a command. */
export interface ReadRow {
  row: number
  /** The record it is about; null: a new one. */
  id: string | null
  input: Record<string, unknown>
  /** It refers to records that only this file will make: done when they are there. */
  waits: boolean
}

/** Understands rows of one file by what its survey found. */
export class RowReader {
  readonly #columns: readonly string[]
  readonly #targets: readonly (RecordTarget & { at: number })[]
  readonly #survey: Survey
  readonly #type: string
  readonly #hasExternalId: boolean
  /** The row that was first about a record, by the key it is known by. */
  readonly #rowByKey = new Map<string, number>()

  constructor(file: {
    columns: readonly string[]
    targets: readonly RecordTarget[]
    places: Places
    survey: Survey
    type: string
  }) {
    this.#columns = file.columns
    this.#targets = file.targets.flatMap(target => {
      const at = file.places.get(target.field)
      return at === undefined ? [] : [{ ...target, at }]
    })
    this.#survey = file.survey
    this.#type = file.type
    this.#hasExternalId = file.targets.some(target => target.field === 'externalId')
  }

  /** The file's name of a field's column; null when it has none. */
  columnOf(field: string): string | null {
    const target = this.#targets.find(item => item.field === field)
    return target ? (this.#columns[target.at] ?? null) : null
  }

  /** The row understood, or null when something is wrong with it, which is in the findings. */
  read({ row, cells, problems }: TableRow, findings: Findings): ReadRow | null {
    const before = findings.errorCount
    for (const { column, value, message } of problems) {
      findings.error(row, column === null ? null : (this.#columns[column] ?? null), value, message)
    }
    if (problems.some(problem => problem.column === null)) return null
    const given = new Map(this.#targets.map(target => [target.field, asTyped(cells[target.at] ?? '')]))
    const keys = this.#survey.keys.map(key => key.field)
    if (keys.every(field => !given.get(field))) given.set(contentKey, contentOf(cells))
    const id = this.#recordOf(row, given, findings)
    const read: ReadRow = { row, id, input: {}, waits: false }
    for (const target of this.#targets) {
      const text = given.get(target.field) ?? ''
      if (text === '' || target.field === 'number') continue
      this.#readCell(read, target, text, findings)
    }
    if (id === null) this.#nameNew(read, given, findings)
    return findings.errorCount === before ? read : null
  }

  /** A new record keeps what it will be found again by. */
  #nameNew(read: ReadRow, given: ReadonlyMap<string, string>, findings: Findings): void {
    if (!this.#hasExternalId || read.input.externalId !== undefined) return
    const number = given.get('number')
    const externalId = number || given.get(contentKey)
    if (externalId) read.input.externalId = externalId
    if (!number) return
    const message =
      'There is no such record. A new one gets its own number and keeps this as its external number.'
    findings.notice(read.row, this.columnOf('number'), number, message)
  }

  /** Which record the row is about, by the first of its keys that is given and known. */
  #recordOf(row: number, given: ReadonlyMap<string, string>, findings: Findings): string | null {
    const isAddressed = Boolean(given.get('username') || given.get('email'))
    let id: string | null = null
    for (const { field, ids } of this.#survey.keys) {
      const text = given.get(field) ?? ''
      if (text === '' || (field === 'name' && isAddressed)) continue
      const column = this.columnOf(field)
      const found = ids.get(text.toLowerCase()) ?? []
      const [first] = found
      if (found.length > 1)
        findings.error(row, column, text, 'Several records are called this. Use another key.')
      else if (id && first && first !== id)
        findings.error(row, column, text, 'This belongs to another record.')
      else id ??= first ?? null
      const key = `${field}\u0000${text.toLowerCase()}`
      const earlier = this.#rowByKey.get(key)
      if (earlier !== undefined)
        findings.error(row, column, column && text, `Row ${earlier} is about the same record.`)
      else this.#rowByKey.set(key, row)
    }
    return id
  }

  #readCell(read: ReadRow, target: RecordTarget & { at: number }, text: string, findings: Findings): void {
    const { field, declaration } = target
    const column = this.#columns[target.at] ?? field
    if (declaration.target) {
      this.#readReference(read, target, text, column, findings)
      return
    }
    const result = readRecordCell(target, text)
    if ('wrong' in result) {
      findings.error(read.row, column, text, result.wrong)
      return
    }
    if (typeof result.value === 'string' && looksLikeFormula(text)) {
      findings.notice(read.row, column, text, 'This looks like a formula. It is kept as the text it is.')
    }
    if (!field.startsWith('custom.')) read.input[field] = result.value
    else {
      const before = read.input.custom as Record<string, unknown> | undefined
      read.input.custom = { ...before, [field.slice('custom.'.length)]: result.value }
    }
  }

  #readReference(
    read: ReadRow,
    { field, declaration }: RecordTarget,
    text: string,
    column: string,
    findings: Findings,
  ): void {
    const type = declaration.target ?? ''
    const known = this.#survey.references.get(type)
    const ids: string[] = []
    for (const name of namesIn(declaration.kind, text)) {
      const found = known?.get(name.toLowerCase()) ?? []
      if (found.length > 1)
        findings.error(read.row, column, name, `Several are called this. Use a key of the ${type}.`)
      else if (found[0]) ids.push(found[0])
      else if (type === this.#type && this.#survey.ownNames.has(name.toLowerCase())) read.waits = true
      else findings.error(read.row, column, name, `There is no such ${type}.`)
    }
    if (declaration.kind === 'refList') read.input[field] = [...new Set(ids)]
    else if (ids[0]) read.input[field] = ids[0]
  }
}
