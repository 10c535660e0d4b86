import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDemo } from '../../demo/load-demo.ts'
import { measuresOf } from '../../src/practices/incident/measures/measures.ts'
import { factsOf } from '../../src/practices/incident/queries/incident-measures.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

/** The measures of every incident of a small demo, computed a second time in SQL, each in another way. */
let world: TestSteward
let agent: TestPerson
let anna: TestPerson

beforeAll(async () => {
  world = await testSteward()
  await loadDemo(world.steward.kernel, { incidents: 500, now: world.clock.now() })
  agent = await world.person('Ben Agent', ['agent'])
  anna = await world.person('Anna Caller', ['requester'])
})
afterAll(() => world.stop())

interface Measured {
  id: string
  assigned: Date | null
  response: Date | null
  resolved: Date | null
  held: number
  holds: number
  reopened: number
  handOvers: number
  touched: number
  strict: boolean | null
  proxy: boolean | null
}

/** From the row, the comments and window functions; the code reads facts one by one. */
const measuredInSql = sql<Measured>`
  with staff as (select id from person where roles && '{agent,process_owner,administrator}'),
  moves as (
    select record_id, at, changes->'state'->>'to' as state,
      lead(at) over (partition by record_id order by at, seq) as until
    from ledger where changes ? 'state'),
  first as (select distinct on (record_id) record_id, at, actor_id from ledger join work_item w on w.id = record_id
    where changes->'state'->>'to' = 'resolved' order by record_id, at, seq),
  -- Looking is not touching.
  touches as (
    select l.record_id, l.actor_id, l.at, l.seq from ledger l join work_item w on w.id = l.record_id
    where l.actor_id is distinct from w.requester_id and l.actor_id is not null
      and l.fact not in ('incident.viewedAsRequester', 'incident.watched', 'incident.unwatched')),
  touch as (select distinct on (record_id) record_id, actor_id from touches order by record_id, at, seq)
  select w.id,
    (select min(l.at) from ledger l where l.record_id = w.id and l.changes->'assignee'->>'to' is not null) as assigned,
    -- What a split took along was said elsewhere.
    (select min(c.at) from comment c where c.record_id = w.id and not c.internal
      and (c.author_id is null or c.author_id in (select id from staff) and c.author_id is distinct from w.requester_id)
      and not exists (select 1 from ledger l
        where l.record_id = w.id and l.data->>'comment' = c.id::text and l.data ? 'from'))
      as response,
    w.resolved_at as resolved,
    (select coalesce(sum(extract(epoch from least(coalesce(until, w.resolved_at), coalesce(w.resolved_at, until)) - at)), 0)
      from moves m where m.record_id = w.id and state = 'on_hold' and until is not null)::float as held,
    (select count(*) from moves m where m.record_id = w.id and state = 'on_hold')::int as holds,
    o.reopen_count as reopened, o.reassignment_count as "handOvers",
    (select count(distinct actor_id) from touches t where t.record_id = w.id)::int as touched,
    case when w.state in ('resolved', 'closed') then
      touch.actor_id is not null and first.actor_id is not distinct from touch.actor_id
      and o.reassignment_count = 0
      and not exists (select 1 from moves m where m.record_id = w.id and state = 'on_hold')
      and not exists (select 1 from comment c where c.record_id = w.id and not c.internal
        and c.author_id = w.requester_id and c.at <= first.at)
      and not exists (select 1 from ledger l where l.record_id = w.id and l.fact = 'incident.reopened'
        and l.at <= first.at + interval '7 days') end as strict,
    case when w.state in ('resolved', 'closed') then o.reassignment_count = 0 end as proxy
  from work_item w join incident o on o.id = w.id
  left join first on first.record_id = w.id left join touch on touch.record_id = w.id
  where w.type = 'incident' and o.merged_into_id is null order by w.id`

it('measures every incident of the demo as the database does by other ways', async () => {
  const { kernel } = world.steward
  const expected = (await measuredInSql.execute(kernel.db)).rows
  expect(expected.length).toBeGreaterThan(400)
  for (const { id, ...figures } of expected) {
    const measures = measuresOf(await factsOf(kernel, id))
    const ended = measures?.holds.filter(hold => hold.to) ?? []
    const held = ended.reduce((sum, { from, to }) => sum + ((to?.getTime() ?? 0) - from.getTime()) / 1000, 0)
    expect(
      {
        assigned: measures?.firstAssignedAt,
        response: measures?.firstResponseAt,
        resolved: measures?.resolvedAt,
        held: Math.round(held),
        holds: measures?.holds.length,
        reopened: measures?.reopenedAt.length,
        handOvers: measures?.handOvers.length,
        touched: measures?.touchedBy.length,
        ...measures?.firstContact,
      },
      id,
    ).toEqual({ ...figures, held: Math.round(figures.held) })
  }
  // The demo must have what is compared, or the comparison says nothing.
  const share = (test: (each: Measured) => boolean) => expected.filter(test).length
  expect(share(each => each.holds > 0)).toBeGreaterThan(20)
  expect(share(each => each.handOvers > 0)).toBeGreaterThan(20)
  expect(share(each => each.reopened > 0)).toBeGreaterThan(3)
  expect(share(each => each.strict === true)).toBeGreaterThan(20)
  expect(share(each => each.strict === false)).toBeGreaterThan(20)
})

it('gives them to staff who may read the incident, and to nobody else', async () => {
  const made = (await agent.post('/incidents', { title: 'Measured', requester: anna.id })).body
  world.clock.advance(60_000)
  await agent.post(`/incidents/${made.id}/start`, {})
  world.clock.advance(60_000)
  await agent.post(`/incidents/${made.id}/comment`, { body: 'On my way' })
  const { status, body } = await agent.get(`/incidents/${made.number}/measures`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    outcome: 'open',
    seconds: { acknowledge: 60, firstResponse: 120, resolve: null, held: 0 },
    touchedBy: [{ name: 'Ben Agent' }],
    firstContact: { strict: null, proxy: null },
  })
  expect((await anna.get(`/incidents/${made.id}/measures`)).status).toBe(403)
  const emil = await world.person('Emil Caller', ['requester'])
  expect((await emil.get(`/incidents/${made.id}/measures`)).status).toBe(404)
})
