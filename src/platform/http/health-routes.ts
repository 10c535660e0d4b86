import { sql } from 'kysely'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry as Metrics } from 'prom-client'
import type { Db } from '../../kernel/database.ts'
import { Problem } from '../../kernel/problem.ts'
import { type App, anyone } from './routes.ts'

/** Liveness, readiness and Prometheus metrics, outside /api. */
export function healthRoutes(app: App, db: Db, liveConnections: () => number): void {
  const metrics = new Metrics()
  collectDefaultMetrics({ register: metrics })
  const requests = new Histogram({
    name: 'steward_http_request_seconds',
    help: 'Time to answer a request, by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [metrics],
  })
  const failures = new Counter({
    name: 'steward_http_failures_total',
    help: 'Answers of 500 and above.',
    registers: [metrics],
  })
  // Registers itself; read at each scrape.
  new Gauge({
    name: 'steward_live_connections',
    help: 'Open live event streams.',
    registers: [metrics],
    collect() {
      this.set(liveConnections())
    },
  })

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe(
      { method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` },
      reply.elapsedTime / 1000,
    )
    if (reply.statusCode >= 500) failures.inc()
  })

  app.get('/health/live', { config: anyone, schema: { hide: true } }, () => ({ status: 'live' }))

  app.get('/health/ready', { config: anyone, schema: { hide: true } }, async () => {
    await sql`select 1`.execute(db).catch(() => {
      throw new Problem('unavailable', 'The database is away.')
    })
    return { status: 'ready' }
  })

  app.get('/metrics', { config: anyone, schema: { hide: true } }, async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.metrics()),
  )
}
