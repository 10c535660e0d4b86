import { sql } from 'kysely'
import { brokenSeal } from '../../../kernel/ledger/seal.ts'
import { pendingMigrations } from '../../../platform/postgres/migrate.ts'
import { buildRegistry } from '../../registry.ts'
import { rooms } from '../../rooms.ts'
import { Ailment, type Check, some } from './check.ts'
import { declarationProblems } from './declaration-problems.ts'

/** A reader this far behind a running server has stopped. */
const patienceMinutes = 5

export const databaseChecks: readonly Check[] = [
  {
    name: 'database',
    look: async ({ db, config, isServed }) => {
      const found = await sql<{ version: string; size: string }>`
        select current_setting('server_version') as version,
          pg_size_pretty(pg_database_size(current_database())) as size`.execute(db)
      const { version = '', size = '' } = found.rows[0] ?? {}
      const kind = config.databaseUrl ? 'shared (DATABASE_URL)' : 'embedded'
      return `PostgreSQL ${version}, ${kind}, ${size}; ${isServed ? 'a server is running' : 'no server is running'}`
    },
  },
  {
    name: 'migrations',
    look: async ({ db }) => {
      const pending = await pendingMigrations(db, rooms)
      if (pending.length === 0) return 'all applied'
      throw new Ailment(`not applied: ${some(pending)}. Run: npm run steward -- migrate`)
    },
  },
  {
    name: 'declarations',
    look: async ({ db }) => {
      const registry = buildRegistry()
      const problems = await declarationProblems(db, registry)
      if (problems.length === 0) return `${registry.modules.length} record types fit their tables`
      throw new Ailment(some(problems))
    },
  },
  {
    name: 'history',
    look: async ({ db }) => {
      const broken = await brokenSeal(db)
      if (broken) throw new Ailment(broken)
      const found = await sql<{ seals: number; sealed: number }>`
        select count(*)::int as seals, coalesce(sum(rows), 0)::int as sealed from ledger_seal`.execute(db)
      const { seals = 0, sealed = 0 } = found.rows[0] ?? {}
      return `${sealed} facts stand as they were sealed (${seals} seals)`
    },
  },
  {
    name: 'readers',
    look: async ({ db, isServed }) => {
      const found = await sql<{ name: string; behind: number; late: boolean }>`
        select r.name, unread.behind,
          unread.oldest < now() - make_interval(mins => ${patienceMinutes}) as late
        from ledger_reader r cross join lateral (
          select count(*)::int as behind, min(recorded_at) as oldest
          from (select recorded_at from ledger l where (l.xid, l.seq) > (r.xid, r.seq) limit 100000) next) unread
        order by r.name`.execute(db)
      const late = found.rows
        .filter(row => row.late && isServed)
        .map(row => `${row.name} is ${row.behind} facts behind`)
      if (late.length > 0) throw new Ailment(some(late))
      return found.rows.map(row => `${row.name} ${row.behind} behind`).join(', ') || 'none yet'
    },
  },
]
