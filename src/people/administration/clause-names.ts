import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'
import { isId } from '../../kernel/query/read.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { wordsOf } from '../../platform/http/meta.ts'
import type { Clause } from './describe-where.ts'

/** A clause in words: the field by its label, persons and groups by their names. */
export interface NamedClause extends Omit<Clause, 'parts' | 'test'> {
  parts: NamedClause[]
  test?: { field: string; label: string; operator: string; expected: string[]; actual: string[] | null }
}

interface Naming {
  language: string
  /** Says for an id of the rule what it stands for, before names are looked up: `me`, `groups`, `reports`. */
  tokens?: ReadonlyMap<string, string>
  /** Whether the record's own values may be told. */
  withValues: boolean
}

export async function nameClause(
  kernel: Kernel,
  module: RecordModule,
  clause: Clause,
  naming: Naming,
): Promise<NamedClause> {
  const names = await namesIn(kernel, module, clause, naming.tokens)
  const { fields } = wordsOf(module, naming.language)
  const text = (value: unknown): string =>
    naming.tokens?.get(String(value)) ?? names.get(String(value)) ?? String(value)
  const named = ({ test, parts, ...rest }: Clause): NamedClause => {
    const label = test ? (fields[test.field] ?? test.field) : ''
    return {
      ...rest,
      parts: parts.map(named),
      ...(test
        ? {
            test: {
              field: test.field,
              label: typeof label === 'string' ? label : label.label,
              operator: test.operator,
              expected: [...new Set(test.expected.map(text))],
              actual: naming.withValues ? test.actual.map(text) : null,
            },
          }
        : {}),
    }
  }
  return named(clause)
}

/** One look-up a target type; a rule names a handful of records. */
async function namesIn(
  kernel: Kernel,
  module: RecordModule,
  clause: Clause,
  tokens: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
  const ids = new Map<string, Set<string>>()
  const collect = ({ test, parts }: Clause): void => {
    const target = test ? module.record.fields[test.field]?.target : undefined
    if (test && target) {
      const known = ids.get(target) ?? new Set<string>()
      for (const value of [...test.expected, ...test.actual])
        if (typeof value === 'string' && isId(value) && !tokens.has(value)) known.add(value)
      ids.set(target, known)
    }
    parts.forEach(collect)
  }
  collect(clause)
  const names = new Map<string, string>()
  for (const [type, wanted] of ids) {
    if (wanted.size === 0) continue
    const { table, name } = kernel.registry.target(type)
    const found = await sql<{ id: string; name: string }>`
      select id, ${sql.raw(name)} as name from ${sql.raw(table)} where id = any(${[...wanted]}::uuid[])`.execute(
      kernel.db,
    )
    for (const row of found.rows) names.set(row.id, row.name)
  }
  return names
}
