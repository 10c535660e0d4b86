import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildRegistry, groundModules, practiceModules } from '../../src/main/registry.ts'
import { rooms } from '../../src/main/rooms.ts'
import { wordsOf } from '../../src/platform/http/meta.ts'
import { keyLoanModule, keyLoanRoom } from '../fixtures/key-loan/index.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'
import { exampleEdit, exampleInput, targets } from './examples.ts'

/** One text for every record type, the tiny one of the fixtures included: what the kernel promises of any of them. */
const registry = buildRegistry([...practiceModules, ...groundModules, keyLoanModule])

let world: TestSteward
let admin: TestPerson
let agent: TestPerson
let auditor: TestPerson
let employee: TestPerson

beforeAll(async () => {
  world = await testSteward({ registry, rooms: [...rooms, keyLoanRoom] })
  admin = await world.person('Ada Admin', ['administrator', 'agent'])
  agent = await world.person('Ben Agent', ['agent'])
  auditor = await world.person('Ines Auditor', ['auditor'])
  employee = await world.person('Emil Employee', ['requester'])
  targets.group = (await world.group('Example group', [])).id
  targets.person = employee.id
  const prefill = { title: 'Cellar key', room: 'B 12' }
  targets.template = (await world.create('template', { name: 'Key', recordType: 'key_loan', prefill })).id
})
afterAll(() => world.stop())

describe.each(registry.modules.map(module => ({ type: module.record.type, module })))(
  '$type',
  ({ module }) => {
    const { record } = module
    const path = `/${record.plural}`
    let made: Record<string, unknown> & { id: string; version: number }

    it.each(['en', 'de'])('has words in %s for every field, state, command and choice', language => {
      const words = wordsOf(module, language)
      for (const [name, field] of Object.entries(record.fields)) {
        expect(words.fields[name], `label of ${name}`).toBeTruthy()
        for (const value of field.values ?? [])
          expect(words.options[name]?.[value], `${name}: ${value}`).toBeTruthy()
      }
      for (const state of Object.keys(record.states)) expect(words.states[state]).toBeTruthy()
      for (const command of module.commands)
        if (command.listed) expect(words.commands[command.name]).toBeTruthy()
    })

    it('names only fields that exist in its form, columns and groups', () => {
      const shape = registry.shape(record.type)
      const named = [...record.form, ...record.listColumns, ...record.groups.flatMap(group => group.fields)]
      for (const name of named) expect(shape.column(name), name).toBeDefined()
    })

    it('is created by POST and read back by GET', async () => {
      const answer = await admin.post(path, exampleInput(module, 'zebrawood'))
      expect(answer.body).toMatchObject({ type: record.type, version: 1 })
      expect(answer.status).toBe(201)
      made = answer.body
      const read = await admin.get(`${path}/${made.id}`)
      expect(read.status).toBe(200)
      expect(read.headers.etag).toBe('"1"')
      expect(read.body).toEqual(made)
    })

    it('is listed and counted', async () => {
      const list = await admin.get(`${path}?limit=200`)
      expect(list.body.items.map((item: { id: string }) => item.id)).toContain(made.id)
      expect((await admin.get(`${path}/count`)).body).toEqual({
        count: list.body.items.length,
        capped: false,
      })
    })

    it('pages through the whole list without losing or repeating a row', async () => {
      const ids: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: { body: { items: { id: string }[]; next: string | null } } = await admin.get(
          `${path}?limit=1${cursor ? `&cursor=${cursor}` : ''}`,
        )
        ids.push(...page.body.items.map(item => item.id))
        cursor = page.body.next
      }
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBe((await admin.get(`${path}/count`)).body.count)
    })

    it('tells its history', async () => {
      const { body } = await admin.get(`${path}/${made.id}/timeline`)
      expect(body.items[0]).toMatchObject({
        fact: `${record.type}.created`,
        actor: { name: 'Ada Admin', system: false },
        via: 'api',
      })
    })

    it('refuses a stale write with both versions, and takes a fresh one', async () => {
      const change = exampleEdit(module)
      const fresh = await admin.patch(`${path}/${made.id}`, change, { 'if-match': '"1"' })
      expect(fresh.body).toMatchObject({ version: 2, ...change })
      const stale = await admin.patch(`${path}/${made.id}`, change, { 'if-match': '"1"' })
      expect(stale.status).toBe(409)
      expect(stale.body).toMatchObject({
        code: 'version_conflict',
        yourVersion: 1,
        current: { version: 2 },
        changedFields: Object.keys(change),
      })
      const { body } = await admin.get(`${path}/${made.id}/timeline`)
      expect(body.items.at(-1)).toMatchObject({ fact: `${record.type}.edited` })
      expect(body.items.at(-1).changes[0].field).toBe(Object.keys(change)[0])
    })

    it('changes nothing when an edit repeats what stands there', async () => {
      const again = await admin.patch(`${path}/${made.id}`, exampleEdit(module))
      expect(again.body.version).toBe(2)
    })

    it('gives a repeated request with the same key the first answer, and refuses the key for another', async () => {
      const key = { 'idempotency-key': `contract-${record.type}` }
      const input = {
        ...exampleInput(module, 'twice'),
        ...(record.type === 'custom_field' ? { key: 'second' } : {}),
        ...(record.type === 'setting' ? { key: 'second' } : {}),
      }
      const first = await admin.post(path, input, key)
      const second = await admin.post(path, input, key)
      expect(first.status).toBe(201)
      expect(second.body).toEqual(first.body)
      expect(second.headers['idempotency-replayed']).toBe('true')
      expect((await admin.post(path, { ...input, active: false }, key)).status).toBe(409)
    })

    it('refuses fields that are unknown, read-only or of the wrong kind, each by name', async () => {
      for (const wrong of [
        { nonsense: 1 },
        { version: 9 },
        { id: made.id },
        { created_at: '2020-01-01' },
        { abilities: {} },
        { state: 'closed' },
      ]) {
        const answer = await admin.patch(`${path}/${made.id}`, wrong)
        expect(answer.status, JSON.stringify(wrong)).toBe(422)
        expect(answer.body.errors[0].pointer).toBe(`/${Object.keys(wrong)[0]}`)
      }
      for (const body of [null, [], 'text', 7]) {
        expect((await admin.post(path, body)).status, JSON.stringify(body)).toBeGreaterThanOrEqual(400)
      }
    })

    it('does not exist for whoever is not signed in', async () => {
      for (const url of [path, `${path}/count`, `${path}/${made.id}`, `${path}/${made.id}/timeline`]) {
        expect((await world.inject({ method: 'GET', url: `/api/v1${url}` })).status).toBe(401)
      }
      expect((await world.inject({ method: 'POST', url: `/api/v1${path}`, payload: {} })).status).toBe(401)
    })

    it('lets an auditor read everything and write nothing', async () => {
      expect((await auditor.get(`${path}/${made.id}`)).status).toBe(200)
      expect((await auditor.get(path)).body.items.length).toBeGreaterThan(0)
      const { abilities } = (await auditor.get(`${path}/${made.id}`)).body
      expect(Object.values(abilities).every(allowed => allowed === false)).toBe(true)
      expect((await auditor.post(path, exampleInput(module, 'audited'))).status).toBe(403)
      expect((await auditor.patch(`${path}/${made.id}`, exampleEdit(module))).status).toBe(403)
      for (const command of module.commands.filter(
        item => !item.creates && !['edit', 'attach'].includes(item.name),
      )) {
        expect([403, 422]).toContain((await auditor.post(`${path}/${made.id}/${command.name}`, {})).status)
      }
    })

    it('answers the same for a record that is hidden and one that is not there', async () => {
      const hidden = await employee.get(`${path}/${made.id}`)
      const absent = await employee.get(`${path}/01900000-0000-7000-8000-000000000000`)
      expect(absent.status).toBe(404)
      if (hidden.status === 200) return
      const { instance: _, ...same } = hidden.body
      const { instance: __, ...there } = absent.body
      expect(same).toEqual(there)
    })

    it('offers no ability that the command then refuses, and refuses what it does not offer', async () => {
      for (const person of [admin, agent, employee, auditor]) {
        const { status, body } = await person.get(`${path}/${made.id}`)
        if (status !== 200) continue
        const edited = await person.patch(`${path}/${made.id}`, {})
        expect(edited.status === 200, `${person.name} edits`).toBe(body.abilities.edit)
      }
    })
  },
)

describe('a work item', () => {
  it('is found by its words, its number and by operators, by those who may see it', async () => {
    await agent.post('/key-loans', { title: 'Quartzite cellar', room: 'B 12' })
    await world.steward.kernel.settings.refresh()
    const found = await agent.get('/search?q=quartzite')
    expect(found.body.items).toMatchObject([{ type: 'key_loan', title: 'Quartzite cellar' }])
    expect(found.body.items[0].snippet).toContain('<mark>Quartzite</mark>')
    const { number } = found.body.items[0]
    expect((await agent.get(`/search?q=${number}`)).body.jump).toMatchObject({ type: 'key_loan', number })
    expect((await employee.get('/search?q=quartzite')).body.items).toEqual([])
    expect((await employee.get(`/search?q=${number}`)).body.jump).toBeNull()
    expect((await agent.get('/key-loans?q=room:"B 12"')).body.items).toHaveLength(1)
  })
})
