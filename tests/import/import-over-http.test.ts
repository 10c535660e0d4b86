import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importQueue, importRoutes, resumeImports, runImportJob } from '../../src/channels/import/index.ts'
import type { Actor } from '../../src/kernel/access/actor.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import type { Jobs } from '../../src/kernel/ports/jobs.ts'
import type { App } from '../../src/platform/http/routes.ts'
import { buildServer } from '../../src/platform/http/server.ts'
import { jobRoutes } from '../../src/platform/jobs/job-routes.ts'
import { type Answer, type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'
import { logPath } from './audit-log-in-test.ts'

let steward: TestSteward
let kernel: Kernel
let app: App
let chief: TestPerson
let agent: TestPerson
let who: Actor | null
/** The queue of this test: jobs wait here until they are worked on. */
const queued: { queue: string; data: unknown }[] = []
const jobs: Jobs = {
  enqueue: async (_db, queue, added) => {
    queued.push(...added.map(({ data }) => ({ queue, data })))
  },
}

beforeAll(async () => {
  steward = await testSteward()
  kernel = { ...steward.steward.kernel, jobs }
  const { files } = steward.steward
  chief = await steward.person('Chief', ['administrator'])
  agent = await steward.person('Ada Agent', ['agent', 'process_owner'])
  app = await buildServer({
    logLevel: 'silent',
    rateLimit: 0,
    maxUploadBytes: 1024,
    authenticate: async () => who,
    // Two megabytes, so that a file that is too large is quickly made.
    routes: [
      server => importRoutes(server, kernel, files, 2 * 1024 * 1024),
      server => jobRoutes(server, kernel),
    ],
    rootRoutes: [],
  })
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await steward.stop()
})

async function send(
  person: TestPerson,
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
): Promise<Answer> {
  who = await person.actor('api')
  const headers = { authorization: 'Bearer x' }
  const reply = await app.inject({ method, url: `/api/v1${url}`, headers, ...(payload ? { payload } : {}) })
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers }
}

async function upload(
  person: TestPerson,
  query: string,
  content: Buffer | string,
  name = 'file.csv',
): Promise<Answer> {
  who = await person.actor('api')
  const payload = Buffer.concat([
    Buffer.from(
      `--frame\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n--frame--\r\n'),
  ])
  const reply = await app.inject({
    method: 'POST',
    url: `/api/v1/imports?${query}`,
    headers: { authorization: 'Bearer x', 'content-type': 'multipart/form-data; boundary=frame' },
    payload,
  })
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers }
}

const workAll = async () => {
  for (const { data } of queued.splice(0)) await runImportJob(kernel, steward.steward.files, data)
}

const log = readFileSync(logPath)

describe('the import page', () => {
  it('shows the guessed mapping with samples, a dry run, and a run with its progress', async () => {
    const uploaded = await upload(chief, 'kind=incident-audit-log', log, 'incident-audit-log.csv')
    expect(uploaded.status).toBe(201)
    const { id, columns, samples, rows, mapping, fields } = uploaded.body
    expect(columns).toHaveLength(36)
    expect(rows).toBe(2990)
    expect(samples[0].slice(0, 2)).toEqual(['INC0000057', 'New'])
    expect(mapping[1]).toEqual({ column: 'incident_state', field: 'state', confidence: 0.9 })
    expect(mapping[2]).toEqual({ column: 'active', field: null, confidence: 0 })
    expect(fields).toContainEqual({ field: 'openedAt', label: 'Opened', required: true })

    const order = {
      mapping: mapping.map(({ column, field }: Record<string, unknown>) => ({ column, field })),
    }
    const dry = await send(chief, 'POST', `/imports/${id}/dry-run`, order)
    expect(dry.body).toMatchObject({ total: 2990, new: 450, changed: 0, skipped: 0, errors: [] })
    expect((await send(chief, 'GET', `/imports/${id}`)).body).toMatchObject({
      state: 'uploaded',
      report: null,
    })

    const started = await send(chief, 'POST', `/imports/${id}/run`, order)
    expect(started.status).toBe(202)
    const { job } = started.body
    expect(queued).toEqual([{ queue: importQueue, data: { id } }])
    expect((await send(chief, 'GET', `/jobs/${job}`)).body).toMatchObject({
      state: 'waiting',
      kind: 'import',
    })
    const twice = await send(chief, 'POST', `/imports/${id}/run`, order)
    expect(twice).toMatchObject({ status: 409, body: { code: 'not_now' } })

    const working = workAll()
    const seen: number[] = []
    for (let state = ''; state !== 'done'; await pause(30)) {
      const { body } = await send(chief, 'GET', `/jobs/${job}`)
      state = body.state
      seen.push(body.progress.done)
    }
    await working
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(new Set(seen).size).toBeGreaterThan(1)
    const done = await send(chief, 'GET', `/jobs/${job}`)
    expect(done.body).toMatchObject({
      state: 'done',
      progress: { done: 450, total: 450 },
      result: { new: 450 },
    })
    expect(done.body.result.figures).toMatchObject({ incidents: 450, events: 2990 })
    const run = await send(chief, 'GET', `/imports/${id}`)
    expect(run.body).toMatchObject({
      state: 'done',
      fileName: 'incident-audit-log.csv',
      by: { name: 'Chief' },
    })
    const list = await send(chief, 'GET', '/imports')
    expect(list.body.items).toMatchObject([{ id, state: 'done', report: { new: 450 } }])
  })

  it('refuses a file with errors as a job that failed, with the report', async () => {
    const broken = log
      .toString()
      .split('\n')
      .slice(0, 10)
      .join('\n')
      .replace('29-02-2016 06:26', '99-02-2016 06:26')
    const { body } = await upload(chief, 'kind=incident-audit-log', broken)
    const started = await send(chief, 'POST', `/imports/${body.id}/run`, {
      mapping: body.mapping.map(({ column, field }: Record<string, unknown>) => ({ column, field })),
    })
    await workAll()
    const job = await send(chief, 'GET', `/jobs/${started.body.job}`)
    expect(job.body).toMatchObject({
      state: 'failed',
      error: 'Nothing was imported: one thing is wrong with the file.',
      result: { errors: [{ row: 2, column: 'sys_updated_at', value: '99-02-2016 06:26' }] },
    })
  })

  it('imports people with the rights of who asked for it, and the history says so', async () => {
    const { body } = await upload(chief, 'type=people', 'name,email,Comment\nGreta,greta@example.org,hello')
    expect(body.mapping).toEqual([
      { column: 'name', field: 'name', confidence: 1 },
      { column: 'email', field: 'email', confidence: 1 },
      { column: 'Comment', field: null, confidence: 0 },
    ])
    await send(chief, 'POST', `/imports/${body.id}/run`, {
      mapping: [
        { column: 'name', field: 'name' },
        { column: 'email', field: 'email' },
      ],
    })
    await workAll()
    const found = await chief.get('/people?q=Greta')
    const timeline = await chief.get(`/people/${found.body.items[0].id}/timeline`)
    expect(timeline.body.items).toMatchObject([{ via: 'import', actor: { id: chief.id, name: 'Chief' } }])
  })

  it('stops when who asked for it may no longer import', async () => {
    const former = await steward.person('Former Chief', ['administrator'])
    const { body } = await upload(former, 'type=people', 'name,email\nHans,hans@example.org')
    const started = await send(former, 'POST', `/imports/${body.id}/run`, {
      mapping: [{ column: 'name', field: 'name' }],
    })
    await chief.patch(`/people/${former.id}`, { roles: ['agent'] })
    await workAll()
    const job = await send(chief, 'GET', `/jobs/${started.body.job}`)
    expect(job.body).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('may not import any more'),
    })
    expect((await chief.get('/people?q=Hans')).body.items).toEqual([])
  })

  it('goes on with a run whose worker was killed', async () => {
    const { body } = await upload(chief, 'type=locations', 'name\nHamburg\nRiga')
    const started = await send(chief, 'POST', `/imports/${body.id}/run`, {
      mapping: [{ column: 'name', field: 'name' }],
    })
    queued.splice(0)
    // As a killed worker leaves it: begun, and silent since.
    await steward.steward.pool.query(
      "update import_run set state = 'running', tries = 1, alive_at = now() - interval '2 minutes' where id = $1",
      [body.id],
    )
    await resumeImports(kernel)
    expect(queued).toHaveLength(1)
    await workAll()
    expect((await send(chief, 'GET', `/jobs/${started.body.job}`)).body).toMatchObject({
      state: 'done',
      result: { new: 2 },
    })
    await resumeImports(kernel)
    expect(queued).toEqual([])
  })

  it('runs once when two workers get the same job', async () => {
    const { body } = await upload(chief, 'type=departments', 'name\nFinance\nSales')
    await send(chief, 'POST', `/imports/${body.id}/run`, { mapping: [{ column: 'name', field: 'name' }] })
    const [job] = queued.splice(0)
    await Promise.all([1, 2].map(() => runImportJob(kernel, steward.steward.files, job?.data)))
    expect((await send(chief, 'GET', `/imports/${body.id}`)).body).toMatchObject({
      state: 'done',
      report: { new: 2, errorCount: 0 },
    })
  })
})

describe('who may import', () => {
  it('is administrators alone', async () => {
    for (const answer of [
      await upload(agent, 'type=people', 'name\nX'),
      await send(agent, 'GET', '/imports'),
      await send(agent, 'GET', `/imports/${agent.id}`),
      await send(agent, 'POST', `/imports/${agent.id}/dry-run`, { mapping: [] }),
      await send(agent, 'POST', `/imports/${agent.id}/run`, { mapping: [] }),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    }
  })

  it('is nobody with a token that may only read', async () => {
    who = { ...(await chief.actor()), scopes: new Set(['read']) }
    const reply = await app.inject({
      method: 'GET',
      url: '/api/v1/imports',
      headers: { authorization: 'Bearer x' },
    })
    expect(reply.statusCode).toBe(403)
  })

  it('sees only jobs of his own', async () => {
    const { body } = await upload(chief, 'type=locations', 'name\nOslo')
    const started = await send(chief, 'POST', `/imports/${body.id}/run`, { mapping: [] })
    queued.splice(0)
    expect((await send(agent, 'GET', `/jobs/${started.body.job}`)).status).toBe(404)
    expect((await send(agent, 'GET', '/jobs/nonsense')).status).toBe(404)
  })
})

describe('an upload that cannot be taken', () => {
  it.each([
    ['too large a file', 'type=people', Buffer.alloc(3 * 1024 * 1024, 'a'), 413, /at most 2 MB/],
    ['an empty file', 'type=people', '', 422, /empty/],
    ['a file that is no text', 'type=people', Buffer.from([1, 0, 2, 0]), 422, /no CSV/],
    ['a type that is not known', 'type=dragons', 'name\nSmaug', 400, /no dragons/],
    ['a kind that is not known', 'kind=magic', 'name\nX', 400, /kind/],
  ])('%s is answered with a sentence', async (_, query, content, status, detail) => {
    const answer = await upload(chief, query, content)
    expect(answer.status).toBe(status)
    expect(answer.body.detail).toMatch(detail)
  })

  it('a mapping that does not fit is answered at its place', async () => {
    const { body } = await upload(chief, 'type=people', 'name,email\nX,x@example.org')
    const answer = await send(chief, 'POST', `/imports/${body.id}/dry-run`, {
      mapping: [
        { column: 'name', field: 'name' },
        { column: 'email', field: 'name' },
        { column: 'phone', field: 'phone' },
      ],
    })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual([
      { pointer: '/mapping/1', detail: 'Two columns are read as name: choose one.' },
      { pointer: '/mapping/2', detail: 'The file has no column phone.' },
    ])
  })
})
