import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

/** A script that knows nothing but the OpenAPI file: addresses, methods and bodies are all read from it. */
interface Operation {
  operationId?: string
  summary?: string
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
interface OpenApi {
  openapi: string
  paths: Record<string, Record<string, Operation>>
}

let world: TestSteward
let agent: TestPerson
let file: OpenApi

beforeAll(async () => {
  world = await testSteward()
  agent = await world.person('Script Agent', ['agent'])
  file = (await world.inject({ method: 'GET', url: '/api/v1/openapi.json' })).body
})
afterAll(() => world.stop())

const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)

function operations(): { path: string; method: string; operation: Operation }[] {
  return Object.entries(file.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
}

async function call(operationId: string, parameters: Record<string, string> = {}, body?: object, query = '') {
  const found = operations().find(item => item.operation.operationId === operationId)
  if (!found) throw new Error(`The file has no operation ${operationId}.`)
  const path = found.path
    .replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '')
    .replace('/api/v1', '')
  const request = found.operation.requestBody?.content['application/json']?.schema
  if (request && body) expect(ajv.validate(request, body), ajv.errorsText()).toBe(true)
  const send = { get: agent.get, post: agent.post, patch: agent.patch }[found.method]
  const answer = await send?.(path + query, body ?? {})
  const reply = found.operation.responses[String(answer?.status)]?.content?.['application/json']?.schema
  expect(reply, `${operationId} describes its ${answer?.status}`).toBeDefined()
  expect(ajv.validate(reply ?? {}, answer?.body), `${operationId}: ${ajv.errorsText()}`).toBe(true)
  return answer?.body
}

describe('the OpenAPI file', () => {
  it('is 3.1, every operation has a summary, and names are unique', () => {
    expect(file.openapi).toBe('3.1.0')
    const all = operations().filter(item => item.method !== 'head')
    for (const { path, method, operation } of all) expect(operation.summary, `${method} ${path}`).toBeTruthy()
    const names = all.map(item => item.operation.operationId).filter(name => name !== undefined)
    expect(new Set(names).size).toBe(names.length)
  })

  it('is enough to create, list, read, update and resolve an incident', async () => {
    const made = await call(
      'incident_create',
      {},
      { title: 'From the file alone', impact: '2', urgency: '2' },
    )
    const listed = await call('incident_list', {}, undefined, '?q=%22From%20the%20file%22&limit=10')
    expect(listed.items.map((item: { id: string }) => item.id)).toEqual([made.id])
    expect((await call('incident_read', { id: made.number })).id).toBe(made.id)
    expect((await call('incident_edit', { id: made.id }, { impact: '1' })).priority).toBe('2')
    await call('incident_comment', { id: made.id }, { body: 'On it.', internal: false })
    const done = await call(
      'incident_resolve',
      { id: made.id },
      { closureCode: 'solved', closureNotes: 'By a script.' },
    )
    expect(done.state).toBe('resolved')
    expect((await call('incident_count', {}, undefined, '?q=is:done')).count).toBe(1)
  })
})
