import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import type { SendPush } from '../../src/channels/push/index.ts'
import { type Actor, type Role, systemActor, type Via } from '../../src/kernel/access/actor.ts'
import { MovableClock } from '../../src/kernel/clock/clock.ts'
import { execute } from '../../src/kernel/command/execute.ts'
import type { Registry } from '../../src/kernel/record/registry.ts'
import { composeSteward, type Steward } from '../../src/main/steward.ts'
import { actorOfPerson, issueToken } from '../../src/people/sign-in/index.ts'

import type { MailConfig } from '../../src/platform/config/mail.ts'
import type { App } from '../../src/platform/http/routes.ts'
import type { Room } from '../../src/platform/postgres/migrate.ts'
import { freshDatabase } from './database.ts'

/** The tests read replies as a script would: whatever JSON came. */
type Loose = ReturnType<typeof JSON.parse>

export interface Answer {
  status: number
  body: Loose
  headers: Record<string, unknown>
}

/** A person of a test, who speaks HTTP with a token of his own. */
export interface TestPerson {
  id: string
  name: string
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  delete(path: string): Promise<Answer>
  actor(via?: Via): Promise<Actor>
}

export interface TestSteward {
  steward: Steward
  app: App
  clock: MovableClock
  url: string
  dataFolder: string
  person(name: string, roles: Role[], more?: Record<string, unknown>): Promise<TestPerson>
  group(name: string, members: string[]): Promise<{ id: string; name: string }>
  create(type: string, input: Record<string, unknown>): Promise<Record<string, unknown> & { id: string }>
  inject(options: InjectOptions): Promise<Answer>
  stop(): Promise<void>
}

const quiet = { info() {}, warn() {}, error() {} }

/** A whole Steward on a database of its own, spoken to over HTTP without a socket; the clock stands until moved. */
export async function testSteward(
  options: {
    registry?: Registry
    rooms?: readonly Room[]
    working?: boolean
    template?: string
    rateLimit?: number
    mail?: MailConfig
    sendPush?: SendPush
    /** Serves the built pages, and begins at the present, as the browser does. */
    web?: boolean
  } = {},
): Promise<TestSteward> {
  const database = await freshDatabase(options.template)
  const folder = await mkdtemp(join(tmpdir(), 'steward-files-'))
  const clock = new MovableClock(options.web ? new Date() : new Date('2026-03-02T09:00:00Z'))
  const steward = await composeSteward({
    databaseUrl: database.url,
    dataFolder: folder,
    url: 'http://localhost',
    log: quiet,
    logLevel: 'silent',
    rateLimit: options.rateLimit ?? 0,
    clock,
    poolSize: 8,
    ...(options.web ? { webFolder: join(import.meta.dirname, '../../dist/web') } : {}),
    ...(options.mail ? { mail: options.mail } : {}),
    ...(options.sendPush ? { sendPush: options.sendPush } : {}),
    ...(options.registry ? { registry: options.registry } : {}),
    ...(options.rooms ? { rooms: options.rooms } : {}),
  })
  const app = await steward.openDoor()
  await app.ready()
  if (options.working) await steward.startWorking()
  const { kernel } = steward

  const inject = async (request: InjectOptions): Promise<Answer> => {
    const reply = await app.inject(request)
    const json = /\bjson\b/.test(String(reply.headers['content-type'] ?? ''))
    return { status: reply.statusCode, body: json ? reply.json() : reply.body, headers: reply.headers }
  }

  const create: TestSteward['create'] = async (type, input) => {
    const command = kernel.registry.command(type, 'create')
    if (!command) throw new Error(`${type} cannot be created.`)
    const { row } = await execute(kernel, { actor: systemActor('test'), command, input })
    return row
  }

  return {
    steward,
    app,
    clock,
    url: database.url,
    dataFolder: folder,
    inject,
    create,
    group: async (name, members) => ({ name, ...(await create('group', { name, members })) }),
    person: async (name, roles, more = {}) => {
      const row = await create('person', {
        name,
        roles,
        username: name.toLowerCase().replace(/\W+/g, '.'),
        ...more,
      })
      const token = await issueToken(kernel, {
        personId: row.id,
        name: 'test',
        scopes: ['read', 'write'],
        expiresInDays: 365,
      })
      const send =
        (method: 'GET' | 'POST' | 'PATCH' | 'DELETE') =>
        (path: string, body?: unknown, headers?: Record<string, string>) =>
          inject({
            method,
            url: `/api/v1${path}`,
            headers: { authorization: `Bearer ${token}`, ...headers },
            ...(body === undefined ? {} : { payload: body as object }),
          })
      return {
        id: row.id,
        name,
        get: send('GET'),
        post: send('POST'),
        patch: send('PATCH'),
        delete: send('DELETE'),
        actor: async (via = 'api') => {
          const actor = await actorOfPerson(kernel, row.id, via)
          if (!actor) throw new Error(`${name} cannot act.`)
          return actor
        },
      }
    },
    stop: async () => {
      steward.hub.closeAll()
      await app.close()
      await steward.stop()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
