import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/access/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { compileLate } from './compile-late.ts'
import { sendProblem } from './problems.ts'
import type { App } from './routes.ts'
import { refuseCrossSite } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'

export interface ServerOptions {
  logLevel: string
  /** Requests a minute for each principal; 0 is no limit. */
  rateLimit: number
  maxUploadBytes: number
  /** The person behind a request, by cookie or token; null when nobody is. */
  authenticate: (request: FastifyRequest) => Promise<Actor | null>
  /** Rooms offer their routes under /api/v1. */
  routes: readonly ((app: App) => void | Promise<void>)[]
  /** Health, metrics and the web app, at the root. */
  rootRoutes: readonly ((app: App) => void | Promise<void>)[]
}

const jsonLimit = 1024 * 1024

/** The HTTP server: limits, headers, identity and problems in one place; it knows no practice. */
export async function buildServer(options: ServerOptions): Promise<App> {
  const app: App = Fastify({
    logger: options.logLevel === 'silent' ? false : { level: options.logLevel },
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    bodyLimit: jsonLimit,
    requestIdHeader: false,
    // A reverse proxy on this machine tells who asks; nobody else is believed.
    trustProxy: 'loopback',
    genReqId: () => randomUUID(),
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false, allErrors: false } },
    schemaController: { compilersFactory: compileLate() },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) =>
    sendProblem(new Problem('not_found', 'There is no such address.'), request, reply),
  )
  requireDeclaredAccess(app)
  app.decorateRequest('actor', null)

  securityHeaders(app)
  await app.register(cookie)
  await app.register(compress, {
    global: true,
    threshold: 2048,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  })
  await app.register(multipart, {
    limits: { fileSize: options.maxUploadBytes, files: 1, fields: 10, parts: 12 },
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Steward',
        version: '1',
        description: 'IT service management. Every page of the product uses this API.',
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
  })

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
    request.actor = await options.authenticate(request)
    refuseCrossSite(request)
    if (request.routeOptions.config.access === 'signed-in' && !request.actor) {
      throw new Problem('sign_in_required', 'Sign in first, or send a valid token.')
    }
  })
  if (options.rateLimit > 0) {
    await app.register(rateLimit, {
      max: options.rateLimit,
      timeWindow: '1 minute',
      hook: 'preValidation',
      keyGenerator: request => request.actor?.id ?? request.ip,
      errorResponseBuilder: (_request, context) =>
        new Problem(
          'too_many_requests',
          `Too many requests: ${context.max} a minute are allowed. Wait ${context.after}.`,
          {
            extras: { retryAfter: Math.ceil(context.ttl / 1000) },
          },
        ),
    })
  }

  await app.register(
    async api => {
      api.addHook('onSend', async (_request, reply) => {
        if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
      })
      for (const routes of options.routes) await routes(api as App)
      api.get('/openapi.json', { config: { access: 'anyone' }, schema: { hide: true } }, () => app.swagger())
    },
    { prefix: '/api/v1' },
  )
  for (const routes of options.rootRoutes) await routes(app)
  return app
}

/** Default deny: a route that does not say who may call it stops the start. */
function requireDeclaredAccess(app: App): void {
  app.addHook('onRoute', route => {
    if (!route.config?.access)
      throw new Error(`Route ${String(route.method)} ${route.url} does not declare its access.`)
  })
}
