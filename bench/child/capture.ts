import type pg from 'pg'
import type { App } from '../../src/platform/http/routes.ts'
import type { BenchRequest, Material, Operation } from '../load/operations.ts'

export interface Statement {
  text: string
  values: readonly unknown[]
}

/** The statements of one request as Steward sent them to PostgreSQL. */
export interface Sample {
  statements: readonly Statement[]
  /** The record the request was about; null for none. */
  target: string | null
  /** Ids the request made up: each repetition needs its own. */
  fresh: readonly string[]
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Listens to what goes over the pool's connections. */
export class Capture {
  #statements: Statement[] = []
  #answers: string[] = []
  /** Only while a request is under way: what is replayed later must not pay for being heard. */
  #isListening = false
  readonly #actorId: string
  readonly #heard = new WeakSet<pg.PoolClient>()

  constructor(pool: pg.Pool, actorId: string) {
    this.#actorId = actorId
    pool.on('acquire', client => this.#listen(client))
  }

  /** Sends at most `most` requests of an operation through the whole server, until a time, and keeps their statements. */
  async samples(
    app: App,
    token: string,
    {
      operation,
      material,
      most,
      until,
    }: { operation: Operation; material: Material; most: number; until: number },
  ): Promise<Sample[]> {
    const samples: Sample[] = []
    while (samples.length < most && performance.now() < until) {
      const request = operation.next(material)
      if (!request) break
      samples.push(await this.#sample(app, token, { operation, material, request }))
    }
    return samples
  }

  async #sample(
    app: App,
    token: string,
    { operation, material, request }: { operation: Operation; material: Material; request: BenchRequest },
  ): Promise<Sample> {
    this.#statements = []
    this.#answers = []
    this.#isListening = true
    const reply = await app.inject({
      method: request.method,
      url: request.path,
      headers: { authorization: `Bearer ${token}` },
      ...(request.body === undefined ? {} : { payload: request.body as object }),
    })
    this.#isListening = false
    if (reply.statusCode >= 300) throw new Error(`${operation.name}: ${reply.statusCode} ${reply.body}`)
    const target = request.path.match(uuid)?.[0] ?? null
    if (operation.done) operation.done(material, reply.json<{ id: string }>().id)
    const told = [this.#actorId, JSON.stringify(request), ...this.#answers]
    const known = new Set(told.flatMap(text => text.match(uuid) ?? []))
    const sent = this.#statements.flatMap(({ values }) => JSON.stringify(values).match(uuid) ?? [])
    return { statements: this.#statements, target, fresh: [...new Set(sent)].filter(id => !known.has(id)) }
  }

  #listen(client: pg.PoolClient): void {
    if (this.#heard.has(client)) return
    this.#heard.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    const listening = async (text: string, values: unknown[]) => {
      // The server notes in the background when a token was used; that belongs to no request.
      if (!text.includes('api_token')) this.#statements.push({ text, values })
      const answer = (await query(text, values)) as pg.QueryResult
      // The answer of a write holds what it made up; only what was read before counts as known.
      if (!/\binsert into\b|\bupdate\b/.test(text)) this.#answers.push(JSON.stringify(answer.rows))
      return answer
    }
    // Only the kernel's form of asking; the pool's own use of the client goes by.
    const either = (...args: unknown[]) =>
      this.#isListening && typeof args[0] === 'string' && Array.isArray(args[1]) && args.length === 2
        ? listening(args[0], args[1])
        : query(...args)
    client.query = either as typeof client.query
  }
}
