// A pg client that prepares parametrised statements by name without its callers knowing.
import pg from 'pg'
import type { StatementNames } from './statement-names.ts'

type Callback = (error: Error | null, result?: pg.QueryResult) => void
type Statement = pg.QueryConfig & { callback?: Callback }
type Query = (statement: unknown, values?: unknown, callback?: Callback) => unknown

/** A client class whose connections all use these names. */
export function namingClient(names: StatementNames): typeof pg.Client {
  class NamingClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config)
      const send = super.query.bind(this) as Query
      const query: Query = (statement, values, callback) => {
        const named = name(statement, values)
        if (named === null) return send(statement, values, callback)
        const answerTo = typeof values === 'function' ? (values as Callback) : callback
        return answerTo
          ? send(named, undefined, this.#renamingCallback(named, answerTo, send))
          : this.#sendNamed(named, send)
      }
      // Assigned, not overridden: the eight typed forms of query() would have to be repeated here.
      this.query = query as typeof this.query
    }

    async #sendNamed(statement: Statement, send: Query): Promise<unknown> {
      try {
        return await send(statement)
      } catch (error) {
        if (!isOutdated(error)) throw error
        names.rename(statement.text)
        // Within a transaction the failure has aborted it: only its owner can begin again.
        if (this.getTransactionStatus() !== 'I') throw error
        return await send({ text: statement.text, values: statement.values })
      }
    }

    #renamingCallback(statement: Statement, callback: Callback, send: Query): Callback {
      return (error, result) => {
        if (!isOutdated(error)) return callback(error, result)
        names.rename(statement.text)
        if (this.getTransactionStatus() !== 'I') return callback(error)
        send({ text: statement.text, values: statement.values }, undefined, callback)
      }
    }
  }
  return NamingClient

  function name(statement: unknown, values: unknown): Statement | null {
    const given: Statement | null = typeof statement === 'string' ? { text: statement } : isPlain(statement)
    if (given === null || given.name !== undefined) return null
    const parameters = Array.isArray(values) ? values : given.values
    if (!Array.isArray(parameters) || parameters.length === 0) return null
    const named = names.nameFor(given.text)
    return named === undefined ? null : { ...given, values: parameters, name: named }
  }
}

function isPlain(statement: unknown): Statement | null {
  const plain = typeof statement === 'object' && statement !== null && 'text' in statement
  // Cursors and COPY streams submit themselves.
  return plain && !('submit' in statement) ? (statement as Statement) : null
}

// 0A000 "cached plan must not change result type": a migration changed the table under a prepared statement.
function isOutdated(error: unknown): boolean {
  return error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery'
}
