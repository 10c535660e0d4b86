import { sql } from 'kysely'
import { expect } from 'vitest'
import { execute } from '../../src/kernel/command/execute.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

type Loose = ReturnType<typeof JSON.parse>

/** Two agents of one desk, an employee who asks, another who does not. */
export interface InboxWorld extends TestSteward {
  ben: TestPerson
  mara: TestPerson
  anna: TestPerson
  emil: TestPerson
  desk: { id: string }
  network: { id: string }
  /** Waits until everything that happened has been told. */
  settled(): Promise<void>
  /** What is new to this person about a record: `replied`, `changed:resolved`. */
  news(person: TestPerson, record: string): Promise<string[]>
  unread(person: TestPerson): Promise<number>
  /** Anna's incident with Ben, watched by Mara; nobody has anything new. */
  incident(more?: { assignee?: TestPerson | null }): Promise<{ id: string; number: string }>
  /** Comments as a person does who names others. */
  mention(by: TestPerson, record: string, mentions: string[], internal?: boolean): Promise<void>
}

export async function inboxWorld(): Promise<InboxWorld> {
  const world = await testSteward({ working: true })
  const { kernel } = world.steward
  const ben = await world.person('Ben Okafor', ['agent'])
  const mara = await world.person('Mara Lindt', ['agent', 'process_owner'])
  const anna = await world.person('Anna Keller', ['requester'])
  const emil = await world.person('Emil Other', ['requester'])
  const desk = await world.group('Service Desk', [ben.id, mara.id])
  const network = await world.group('Network', [])

  const settled = () =>
    expect
      .poll(
        async () => {
          const left = await sql<{ left: number }>`select count(*)::int as left from ledger l, ledger_reader r
          where r.name = 'notifications' and (l.xid, l.seq) > (r.xid, r.seq)`.execute(kernel.root)
          return left.rows[0]?.left
        },
        { timeout: 10_000 },
      )
      .toBe(0)

  const news = async (person: TestPerson, record: string): Promise<string[]> => {
    const { body } = await person.get('/notifications?box=unread&limit=100')
    const thread = body.items.find((item: Loose) => item.record.id === record)
    return (thread?.entries ?? []).map((entry: Loose) =>
      [entry.reason, entry.detail].filter(Boolean).join(':'),
    )
  }

  return {
    ...world,
    ben,
    mara,
    anna,
    emil,
    desk,
    network,
    settled,
    news,
    unread: async person => (await person.get('/notifications/count')).body.unread,
    incident: async ({ assignee = ben } = {}) => {
      const { body } = await anna.post('/incidents', { title: 'The printer prints blank pages' })
      if (assignee) await mara.post(`/incidents/${body.id}/assign`, { assignee: assignee.id })
      await mara.post(`/incidents/${body.id}/watch`, {})
      await settled()
      for (const person of [ben, mara, anna, emil])
        await person.post('/notifications/mark', { as: 'done', all: true })
      return body
    },
    mention: async (by, record, mentions, internal = false) => {
      const comment = kernel.registry.command('incident', 'comment')
      if (!comment) throw new Error('Incidents take no comments.')
      await execute(kernel, {
        actor: await by.actor('web'),
        target: record,
        input: { body: 'Could you look at this?', internal },
        command: {
          ...comment,
          decide: moment => {
            const decision = comment.decide(moment)
            const facts = decision.facts?.map(fact => ({ ...fact, data: { ...fact.data, mentions } })) ?? []
            return { ...decision, facts }
          },
        },
      })
    },
  }
}
