import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/kernel/access/actor.ts'
import { matches, type Where } from '../../src/kernel/access/where.ts'
import { run } from '../../src/kernel/database.ts'
import { toSql } from '../../src/kernel/query/where-sql.ts'
import type { AnyRow } from '../../src/kernel/record/declaration.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

/** Access is one predicate with two readers: in memory for one record, as SQL for sets. Here they are held equal. */
let world: TestSteward
let rows: AnyRow[]
let people: TestPerson[]
let groups: { id: string }[]

const shape = () => world.steward.kernel.registry.shape('incident')

async function idsBySql(where: Where): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select w.id from ${sql.raw(shape().from())} where ${toSql(where, shape())} order by w.id`.execute(
    world.steward.kernel.db,
  )
  return found.rows.map(row => row.id)
}

const idsInMemory = (where: Where): string[] => rows.filter(row => matches(where, row)).map(row => row.id)

beforeAll(async () => {
  world = await testSteward()
  const [boss, agent, other] = [
    await world.person('Bea Boss', ['requester']),
    await world.person('Ari Agent', ['agent']),
    await world.person('Oda Auditor', ['auditor']),
  ]
  const worker = await world.person('Wim Worker', ['requester'], { manager: boss.id })
  people = [boss, agent, other, worker, await world.person('Pat Owner', ['process_owner', 'agent'])]
  groups = [await world.group('Network', [agent.id]), await world.group('Security', [])]
  await world.create('custom_field', { recordType: 'incident', key: 'seats', label: 'Seats', kind: 'number' })
  await world.steward.kernel.settings.refresh()
  for (let index = 0; index < 48; index++) {
    await world.create('incident', {
      title: `Incident ${index}`,
      requester: people[index % people.length]?.id,
      impact: ['1', '2', '3'][index % 3],
      urgency: ['1', '2', '3'][index % 4 === 3 ? 0 : index % 4],
      ...(index % 3 === 0 ? { assignee: people[1]?.id } : {}),
      ...(index % 4 === 0 ? { group: groups[0]?.id } : {}),
      ...(index % 5 === 0 ? { restrictedTo: [groups[index % 2]?.id] } : {}),
      ...(index % 7 === 0 ? { description: 'long text' } : {}),
      ...(index % 2 === 0 ? { custom: { seats: index } } : {}),
    })
  }
  const watched = (await people[1]?.get('/incidents?limit=5'))?.body.items ?? []
  for (const item of watched) await people[1]?.post(`/incidents/${item.id}/watch`, { person: people[3]?.id })
  rows = await run<AnyRow>(
    world.steward.kernel.db,
    `select ${shape().select} from ${shape().from()} order by w.id`,
    [],
  )
})
afterAll(() => world.stop())

function arbitraryWhere(): fc.Arbitrary<Where> {
  const person = fc.constantFrom(...people.map(item => item.id))
  const leaf: fc.Arbitrary<Where> = fc.oneof(
    fc.boolean(),
    fc.record({ field: fc.constantFrom('priority', 'impact'), is: fc.constantFrom('1', '2', '3', null) }),
    fc.record({ field: fc.constant('stateCategory'), in: fc.subarray(['open', 'waiting', 'done']) }),
    fc.record({
      field: fc.constantFrom('assignee', 'requester'),
      in: fc.uniqueArray(person, { maxLength: 3 }),
    }),
    fc.record({ field: fc.constantFrom('assignee', 'group'), is: fc.oneof(person, fc.constant(null)) }),
    fc.record({ field: fc.constantFrom('watchers'), overlaps: fc.uniqueArray(person, { maxLength: 2 }) }),
    fc.record({
      field: fc.constant('restrictedTo'),
      overlaps: fc.subarray(groups.map(group => group.id)),
    }),
    fc.record({
      field: fc.constantFrom('assignee', 'restrictedTo', 'description', 'title', 'custom.seats'),
      empty: fc.boolean(),
    }),
    fc.record({
      field: fc.constant('priority'),
      compare: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const),
      to: fc.constantFrom('1', '3', '4'),
    }),
    fc.record({
      field: fc.constant('custom.seats'),
      compare: fc.constantFrom('<' as const, '>=' as const),
      to: fc.integer({ min: 0, max: 50 }),
    }),
    fc.record({
      field: fc.constant('custom.seats'),
      is: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(null)),
    }),
  )
  return fc.letrec<{ where: Where }>(tie => ({
    where: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      leaf,
      fc.record({ all: fc.array(tie('where'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('where'), { maxLength: 3 }) }),
      fc.record({ not: tie('where') }),
    ),
  })).where
}

describe('a condition', () => {
  it('selects the same rows in memory and in SQL', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWhere(), async where => {
        expect(await idsBySql(where)).toEqual(idsInMemory(where))
      }),
      { numRuns: 250 },
    )
  })
})

describe('access to incidents', () => {
  it('gives every person the same rows by list, by count, one by one, in memory and in SQL', async () => {
    for (const person of people) {
      const actor: Actor = await person.actor()
      const where = world.steward.kernel.registry.get('incident').record.read(actor)
      const allowed = idsInMemory(where)
      expect(await idsBySql(where)).toEqual(allowed)
      const listed: { id: string }[] = (await person.get('/incidents?limit=200')).body.items
      expect(listed.map(item => item.id).sort()).toEqual(allowed)
      expect((await person.get('/incidents/count')).body.count).toBe(allowed.length)
      for (const row of rows) {
        const expected = allowed.includes(row.id) ? 200 : 404
        expect((await person.get(`/incidents/${row.id}`)).status).toBe(expected)
        expect((await person.get(`/incidents/${row.number}/timeline`)).status).toBe(expected)
      }
    }
  })

  it('shows a restricted incident to its groups, its requester and auditors alone', async () => {
    const security = await world.person('Sec Agent', ['agent'])
    const outsider = await world.person('Out Agent', ['agent'])
    const group = await world.group('Forensics', [security.id])
    const secret = await world.create('incident', {
      title: 'Leaked payroll',
      requester: people[3]?.id,
      restrictedTo: [group.id],
    })
    const verdicts: [TestPerson | undefined, number][] = [
      [security, 200],
      [outsider, 404],
      [people[3], 200],
      [people[2], 200],
    ]
    for (const [person, status] of verdicts)
      expect((await person?.get(`/incidents/${secret.id}`))?.status, person?.name).toBe(status)
    expect((await outsider.get('/search?q=payroll')).body.items).toEqual([])
    expect((await outsider.get('/incidents?q=payroll')).body.items).toEqual([])
    expect(
      (await outsider.post(`/incidents/${secret.id}/comment`, { body: 'x', internal: true })).status,
    ).toBe(404)
    expect(
      (await outsider.post(`/incidents/${secret.id}/resolve`, { closureCode: 'solved', closureNotes: 'x' }))
        .status,
    ).toBe(404)
    const open = await world.create('incident', { title: 'Open', requester: people[3]?.id })
    expect(
      (await outsider.post(`/incidents/${open.id}/link`, { kind: 'relates', target: secret.id })).status,
    ).toBe(422)
    await security.post(`/incidents/${open.id}/link`, { kind: 'relates', target: secret.id })
    expect((await outsider.get(`/incidents/${open.id}/links`)).body.items).toEqual([])
    expect((await security.get(`/incidents/${open.id}/links`)).body.items).toHaveLength(1)
  })
})
