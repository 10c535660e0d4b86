import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withExecutor } from '../../src/kernel/kernel.ts'
import {
  compareHistory,
  type HistoricFact,
  type HistoricRecord,
  historicId,
  loadHistory,
} from '../../src/kernel/record/load-history.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let steward: TestSteward
let agent: TestPerson
beforeAll(async () => {
  steward = await testSteward()
  agent = await steward.person('Ada Agent', ['agent'])
})
afterAll(() => steward.stop())

const at = (minute: number) => new Date(Date.UTC(2015, 4, 1, 8, minute))
const fact = (name: string, minute: number, more: Partial<HistoricFact> = {}): HistoricFact => ({
  at: at(minute),
  fact: `incident.${name}`,
  actorId: null,
  actorName: 'An old desk',
  ...more,
})

function history(externalId: string, minutes: number[], more: Partial<HistoricRecord> = {}): HistoricRecord {
  const facts = minutes.map((minute, index) => fact(index === 0 ? 'created' : 'edited', minute))
  return {
    type: 'incident',
    id: historicId(at(minutes[0] ?? 0)),
    values: {
      externalId,
      title: `${externalId} with ${facts.length} facts`,
      state: 'in_progress',
      createdAt: at(minutes[0] ?? 0),
      updatedAt: at(minutes.at(-1) ?? 0),
    },
    facts,
    ...more,
  }
}

const kernel = () => steward.steward.kernel

async function stored(externalId: string) {
  const found = await sql<{
    id: string
    number: string
    title: string
    version: number
    category: string
    facts: string
  }>`
    select w.id, w.number, w.title, w.version, w.state_category as category,
      (select string_agg(l.version || '@' || extract(minute from l.at), ' ' order by l.version) from ledger l
        where l.record_id = w.id) as facts
    from work_item w where external_id = ${externalId}`.execute(kernel().db)
  return found.rows[0]
}

describe('loading complete histories', () => {
  it('writes the row as it ended, its facts with their own times and its comments', async () => {
    const id = historicId(at(0))
    const comment = historicId(at(3))
    const record: HistoricRecord = {
      type: 'incident',
      id,
      number: 'INC0004711',
      values: {
        externalId: 'old:1',
        title: 'The printer',
        description: 'It is on fire.',
        state: 'on_hold',
        holdReason: 'caller',
        impact: '1',
        requester: agent.id,
        watchers: [agent.id],
        createdAt: at(0),
        updatedAt: at(3),
        custom: { floor: 3 },
      },
      facts: [
        fact('created', 0, {
          actorId: agent.id,
          actorName: 'Ada Agent',
          changes: { title: { from: null, to: 'The printer' } },
        }),
        fact('held', 3, { changes: { state: { from: 'new', to: 'on_hold' } } }),
        fact('commented', 3, { data: { comment } }),
      ],
      comments: [
        {
          id: comment,
          at: at(3),
          authorId: agent.id,
          authorName: 'Ada Agent',
          body: 'How **large** is the fire?',
        },
      ],
    }
    const loaded = await loadHistory(kernel(), [record])
    expect(loaded).toEqual({ inserted: 1, appended: 0, unchanged: 0, facts: 3, comments: 1, leftAlone: [] })
    const read = await agent.get('/incidents/INC0004711')
    expect(read.body).toMatchObject({
      id,
      version: 3,
      state: 'on_hold',
      stateCategory: 'waiting',
      holdReason: 'caller',
      impact: '1',
      urgency: '3',
      priority: '4',
      requester: { id: agent.id, name: 'Ada Agent' },
      watchers: [{ id: agent.id }],
      createdAt: at(0).toISOString(),
      custom: { floor: 3 },
      reopenCount: 0,
    })
    const timeline = await agent.get(`/incidents/${id}/timeline`)
    expect(timeline.body.items.map((entry: { via: string; at: string }) => [entry.via, entry.at])).toEqual([
      ['import', at(0).toISOString()],
      ['import', at(3).toISOString()],
      ['import', at(3).toISOString()],
    ])
    expect(timeline.body.items[2].comment).toMatchObject({
      body: 'How **large** is the fire?',
      internal: false,
    })
  })

  it('numbers what has no number, and new records after the highest that came along', async () => {
    await loadHistory(kernel(), [history('old:2', [1]), history('old:3', [2], { number: 'INC0900000' })])
    expect((await stored('old:2'))?.number).toMatch(/^INC001\d{4}$/)
    const made = await agent.post('/incidents', { title: 'After the import' })
    expect(made.body.number).toBe('INC0900001')
  })

  it('adds only the facts that are missing, and sets the row to its new end', async () => {
    await loadHistory(kernel(), [history('old:4', [1, 2])])
    const before = await stored('old:4')
    const again = await loadHistory(kernel(), [history('old:4', [1, 2])])
    expect(again).toMatchObject({ inserted: 0, appended: 0, unchanged: 1, facts: 0 })
    const grown = await loadHistory(kernel(), [history('old:4', [1, 2, 5, 7])])
    expect(grown).toMatchObject({ inserted: 0, appended: 1, facts: 2 })
    expect(await stored('old:4')).toEqual({
      ...before,
      title: 'old:4 with 4 facts',
      version: 4,
      facts: '1@1 2@2 3@5 4@7',
    })
  })

  it('keeps what people set here in fields the history does not speak of', async () => {
    await loadHistory(kernel(), [history('old:5', [1])])
    const record = await stored('old:5')
    await sql`update work_item set due_at = ${at(59)} where id = ${record?.id}`.execute(kernel().db)
    await loadHistory(kernel(), [history('old:5', [1, 2])])
    const read = await agent.get(`/incidents/${record?.number}`)
    expect(read.body.dueAt).toBe(at(59).toISOString())
  })

  it('leaves alone what was worked on here, or has another past', async () => {
    await loadHistory(kernel(), [history('old:6', [1]), history('old:7', [1, 2])])
    const six = await stored('old:6')
    await agent.post(`/incidents/${six?.number}/comment`, { body: 'Mine.', internal: true })
    const loaded = await loadHistory(kernel(), [history('old:6', [1, 2]), history('old:7', [1, 3, 4])])
    expect(loaded).toMatchObject({
      inserted: 0,
      appended: 0,
      leftAlone: [
        { externalId: 'old:6', why: 'changed_here' },
        { externalId: 'old:7', why: 'other_history' },
      ],
    })
    expect((await stored('old:7'))?.facts).toBe('1@1 2@2')
  })

  it('says beforehand what it would do', async () => {
    const records = [history('old:4', [1, 2, 5, 7]), history('old:7', [1, 2, 9]), history('old:8', [1])]
    const compared = await compareHistory(kernel(), records)
    expect(compared).toMatchObject({ inserted: 1, appended: 1, unchanged: 1, facts: 2 })
    expect(await stored('old:8')).toBeUndefined()
    expect(await loadHistory(kernel(), records)).toEqual(compared)
  })

  it('is part of the transaction it is called in', async () => {
    const undone = kernel()
      .root.transaction()
      .execute(async tx => {
        await loadHistory(withExecutor(kernel(), tx), [history('old:9', [1])])
        throw new Error('not after all')
      })
    await expect(undone).rejects.toThrow('not after all')
    expect(await stored('old:9')).toBeUndefined()
  })

  it('gives the same id for the same key, in the order of opening', () => {
    expect(historicId(at(1), 'a')).toBe(historicId(at(1), 'a'))
    expect(historicId(at(1), 'a')).not.toBe(historicId(at(1), 'b'))
    expect(historicId(at(2), 'a') > historicId(at(1), 'b')).toBe(true)
  })

  it('refuses a state the record type does not have', async () => {
    const record = history('old:10', [1])
    const wrong = { ...record, values: { ...record.values, state: 'forgotten' } }
    await expect(loadHistory(kernel(), [wrong])).rejects.toThrow('incident has no state forgotten.')
  })
})
