import type { Actor } from '../../kernel/access/actor.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { importAuditLog } from './audit-log/import-audit-log.ts'
import { logTargets } from './audit-log/log-columns.ts'
import type { Imported, ImportOptions } from './importer.ts'
import type { ColumnMapping, Target } from './mapping.ts'
import { importRecords } from './records/import-records.ts'
import { recordTargets } from './records/record-targets.ts'
import type { Table } from './table/read-table.ts'

/** What a file may hold: records of one type, a row each, or the history of incidents, a row for each change. */
export const importKinds = ['records', 'incident-audit-log'] as const
export type ImportKind = (typeof importKinds)[number]

/** What is imported as what. */
export interface ImportSubject {
  kind: ImportKind
  recordType: string
}

/** What the columns of such a file may be read as. */
export function targetsOf(kernel: Kernel, { kind, recordType }: ImportSubject): readonly Target[] {
  return kind === 'incident-audit-log'
    ? logTargets
    : recordTargets(kernel, importableModule(kernel, recordType))
}

export function runImport(
  kernel: Kernel,
  actor: Actor,
  { kind, recordType }: ImportSubject,
  table: Table,
  mapping: readonly ColumnMapping[],
  options: ImportOptions,
): Promise<Imported> {
  return kind === 'incident-audit-log'
    ? importAuditLog(kernel, table, mapping, options)
    : importRecords(kernel, actor, importableModule(kernel, recordType), table, mapping, options)
}

/** The record type by its name or plural. */
export function importableModule(kernel: Kernel, name: string) {
  const module = kernel.registry.has(name) ? kernel.registry.get(name) : kernel.registry.byPlural(name)
  if (module?.record.capabilities.import) return module
  throw new Problem('bad_request', `There are no ${name} that can be imported.`)
}
