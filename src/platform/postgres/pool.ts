import pg from 'pg'
import type { Log } from './log.ts'
import { namingClient } from './naming-client.ts'
import { createStatementNames } from './statement-names.ts'

export { customPlan } from './statement-names.ts'

export type PoolOptions = { max: number; log?: Log; statementTimeoutSeconds?: number }

// One for the process: pools of one server share the texts, and the bound is the process's.
const names = createStatementNames()

/**
 * A pool of connections on which parametrised statements are prepared once and reused by name. A restart of
 * the database costs the statements in flight and nothing else.
 */
export function openPool(url: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    Client: namingClient(names),
    application_name: 'steward',
    options: `-c statement_timeout=${(options.statementTimeoutSeconds ?? 30) * 1000}`,
    types: { getTypeParser },
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    // Connections are renewed: their prepared plans and caches only ever grow.
    maxLifetimeSeconds: 3600,
  })
  pool.on('error', error => {
    if (!pool.ending) options.log?.warn(`A database connection ended: ${error.message}`)
  })
  // The pool listens only while a client is idle; an error without a listener ends the process.
  pool.on('connect', client => {
    client.on('error', () => {})
  })
  return pool
}

const int8 = 20
const date = 1082
// pg's own list of type numbers lacks it.
const int8Array: number = 1016

const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') => {
  if (format === 'binary') return pg.types.getTypeParser(type, format)
  if (type === int8) return parseInt8
  // A calendar day has no zone: as a Date it would become the day before for half the world.
  if (type === date) return keepText
  const parse = pg.types.getTypeParser(type, 'text')
  return type === int8Array ? (text: string) => numbersIn(parse(text)) : parse
}

const keepText = (text: string) => text

function parseInt8(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  throw new RangeError(`The database gave ${text}, more than a number can hold exactly: select it as text.`)
}

function numbersIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(numbersIn)
  return typeof value === 'string' ? parseInt8(value) : value
}
