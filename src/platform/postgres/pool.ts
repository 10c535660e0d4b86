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
    options: serverOptions(options.statementTimeoutSeconds ?? 30),
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

/**
 * A record is read with a dozen look-ups of names, written in an order that is good as it stands. Planning them in
 * every order takes 15 ms, for each statement on each new connection; in groups of four it takes 2.
 * Words are alike (`%>`) from 0.45 on: at pg_trgm's own 0.6 one letter left out of eight makes another word.
 */
const serverOptions = (statementTimeoutSeconds: number): string =>
  `-c statement_timeout=${statementTimeoutSeconds * 1000} -c join_collapse_limit=4 -c pg_trgm.word_similarity_threshold=0.45`

const int8 = 20
const date = 1082
const timestamptz = 1184
// pg's own list of type numbers lacks it.
const int8Array: number = 1016

const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') => {
  if (format === 'binary') return pg.types.getTypeParser(type, format)
  if (type === int8) return parseInt8
  // A calendar day has no zone: as a Date it would become the day before for half the world.
  if (type === date) return keepText
  if (type === timestamptz) return parseInstant
  const parse = pg.types.getTypeParser(type, 'text')
  return type === int8Array ? (text: string) => numbersIn(parse(text)) : parse
}

const keepText = (text: string) => text

const parseAnyInstant = pg.types.getTypeParser(timestamptz, 'text')
const zero = 48

/** `2026-03-31 09:30:00.123+00`, as the server writes an instant in UTC: three times as fast as for any zone and era. */
function parseInstant(text: string): unknown {
  const { length } = text
  const isPlain = length >= 22 && length <= 29 && text.endsWith('+00') && text[4] === '-' && text[0] !== '0'
  if (!isPlain) return parseAnyInstant(text)
  const two = (at: number): number => (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero
  const fraction = length > 22 ? Math.floor(Number(text.slice(19, -3)) * 1000) : 0
  return new Date(Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17), fraction))
}

function parseInt8(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  throw new RangeError(`The database gave ${text}, more than a number can hold exactly: select it as text.`)
}

function numbersIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(numbersIn)
  return typeof value === 'string' ? parseInt8(value) : value
}
