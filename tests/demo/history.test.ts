import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toLocal } from '../../demo/time/zone.ts'
import type { HistoricFact, HistoricRecord } from '../../src/kernel/record/load-history.ts'
import { incident, incidentModule } from '../../src/practices/incident/index.ts'
import { defaultMatrix } from '../../src/practices/incident/priority.ts'
import { instantOf, isActive, median, tellDemo } from './tell-demo.ts'

const now = new Date('2026-03-04T10:15:00Z')
const { company, records } = tellDemo(now)
const dayMs = 86_400_000

const comparable = (value: unknown): unknown =>
  value instanceof Date ? value.getTime() : JSON.stringify(value ?? null)

/** The row the facts lead to: the defaults with every difference applied in turn. */
function replayed({ facts }: HistoricRecord): Record<string, unknown> {
  const row: Record<string, unknown> = { state: incident.initialState }
  for (const [name, field] of Object.entries(incident.fields)) row[name] = field.default ?? null
  for (const fact of facts) {
    for (const [name, { from, to }] of Object.entries(fact.changes ?? {})) {
      const before = fact === facts[0] ? null : row[name]
      expect(comparable(from), `${fact.fact} ${name}`).toEqual(comparable(before))
      row[name] = to
    }
  }
  return row
}

/** More than one command may state the same fact, each from states of its own. */
const commandsOf = Map.groupBy(incidentModule.commands, command => command.fact)

describe('every history', () => {
  it('goes only by the declared transitions', () => {
    for (const record of records) {
      let state: string = 'new'
      for (const { fact, changes } of record.facts) {
        const moved = fact === 'incident.created' ? undefined : changes?.state?.to
        const rules = commandsOf
          .get(fact)
          ?.filter(({ from, to }) => (!from || from.includes(state)) && (moved ?? to) === to)
        expect(rules?.length, `${record.number} ${fact} in ${state}`).toBeGreaterThan(0)
        if (moved !== undefined) state = String(moved)
      }
      expect(record.values.state).toBe(state)
    }
  })

  it('ends in the row that its facts replay to', () => {
    for (const record of records) {
      const row = replayed(record)
      // A long text is not repeated in the first difference.
      for (const [name, value] of Object.entries(row)) {
        if (name !== 'description')
          expect(comparable(record.values[name]), `${record.number} ${name}`).toEqual(comparable(value))
      }
      expect(record.values.updatedAt).toEqual(record.facts.at(-1)?.at)
      expect(record.values.createdAt).toEqual(record.facts[0]?.at)
    }
  })

  it('runs forward in time and ends by now', () => {
    for (const { facts, number } of records) {
      let last = 0
      for (const { at } of facts) {
        expect(at.getTime(), `${number}`).toBeGreaterThanOrEqual(last)
        last = at.getTime()
      }
      expect(last).toBeLessThanOrEqual(now.getTime())
    }
    const opened = records.map(record => instantOf(record, 'createdAt').getTime())
    expect(opened).toEqual([...opened].sort((a, b) => a - b))
    expect(records.map(record => record.number)).toEqual(
      records.map((_, index) => `INC${String(10_001 + index).padStart(7, '0')}`),
    )
  })

  it('has a comment for each fact that speaks of one, by the same person, and says nothing twice', () => {
    for (const { facts, comments = [], number } of records) {
      const spoken = facts.filter((fact): fact is HistoricFact => fact.fact === 'incident.commented')
      expect(comments.map(comment => comment.id)).toEqual(spoken.map(fact => fact.data?.comment))
      for (const [index, comment] of comments.entries()) {
        expect(comment.authorId).toBe(spoken[index]?.actorId)
        expect(comment.internal).toBe(spoken[index]?.internal)
        expect(comment.body, `${number}`).not.toMatch(/\{\w+\}|undefined/)
      }
      expect(new Set(comments.map(comment => comment.body)).size, `${number}`).toBe(comments.length)
    }
  })

  it('has the priority of its matrix unless somebody set it by hand', () => {
    for (const { values, number } of records) {
      if (values.priorityReason) continue
      expect(values.priority, `${number}`).toBe(defaultMatrix[`${values.impact},${values.urgency}`])
    }
  })

  it('counts reopenings and knows who had the last word', () => {
    const staff = new Set(
      company.people.filter(person => person.roles.includes('agent')).map(person => person.id),
    )
    for (const { values, facts } of records) {
      expect(values.reopenCount).toBe(facts.filter(fact => fact.fact === 'incident.reopened').length)
      const last = facts.findLast(fact => fact.fact === 'incident.commented' && !fact.internal)
      const side = !last ? null : last.actorId === null || staff.has(last.actorId) ? 'staff' : 'requester'
      expect(values.lastWordBy).toBe(side)
    }
  })
})

describe('all together', () => {
  it('is the same again for the same seed and moment, and another for another seed', () => {
    const hash = (seed: number) =>
      createHash('sha256')
        .update(JSON.stringify(tellDemo(now, { incidents: 700, seed }).records))
        .digest('hex')
    expect(hash(7)).toBe(hash(7))
    expect(hash(8)).not.toBe(hash(7))
  })

  it('is busy: some 280 active, new, in work and waiting, touched lately', () => {
    const active = records.filter(isActive)
    expect(records).toHaveLength(6000)
    expect(active.length).toBeGreaterThan(220)
    expect(active.length).toBeLessThan(350)
    const inState = (state: string) => active.filter(record => record.values.state === state).length
    expect(inState('new')).toBeGreaterThan(20)
    expect(inState('in_progress')).toBeGreaterThan(80)
    expect(inState('on_hold')).toBeGreaterThan(60)
    const since = (ms: number) =>
      active.filter(record => now.getTime() - instantOf(record, 'updatedAt').getTime() < ms)
    expect(since(dayMs / 24).length).toBeGreaterThan(8)
    expect(since(dayMs).length).toBeGreaterThan(40)
    expect(new Set(active.map(record => record.values.group)).size).toBe(13)
  })

  it('comes in as work does: Mondays, office hours, a summer dip, growth', () => {
    const local = records.map(record => toLocal('Europe/Berlin', instantOf(record, 'createdAt').getTime()))
    const onWeekday = (weekday: number) => local.filter(({ day }) => (day + 4) % 7 === weekday).length
    expect(onWeekday(1)).toBeGreaterThan(onWeekday(3) * 1.15)
    expect(onWeekday(0) + onWeekday(6)).toBeLessThan(onWeekday(5) / 2)
    const inYear = (from: string, to: string) =>
      records.filter(
        record =>
          instantOf(record, 'createdAt') >= new Date(from) && instantOf(record, 'createdAt') < new Date(to),
      ).length
    expect(inYear('2025-08-01', '2025-09-01')).toBeLessThan(inYear('2025-09-01', '2025-10-01') * 0.85)
    expect(inYear('2025-03-04', '2026-03-04')).toBeGreaterThan(inYear('2024-03-04', '2025-03-04') * 1.1)
  })

  it('is solved the faster the more it presses', () => {
    const hours = (priority: string) =>
      median(
        records
          .filter(record => record.values.priority === priority && record.values.resolvedAt)
          .map(
            record =>
              (instantOf(record, 'resolvedAt').getTime() - instantOf(record, 'createdAt').getTime()) /
              3_600_000,
          ),
      )
    expect(hours('1')).toBeLessThan(6)
    expect(hours('2')).toBeLessThan(hours('3'))
    expect(hours('3')).toBeLessThan(hours('4'))
    expect(hours('4')).toBeLessThan(hours('5'))
    expect(hours('4')).toBeGreaterThan(8)
    expect(hours('4')).toBeLessThan(48)
  })

  it('is reopened, handed over, cancelled and restricted now and then', () => {
    const share = (test: (record: HistoricRecord) => boolean) => records.filter(test).length / records.length
    expect(share(record => Number(record.values.reopenCount) > 0)).toBeGreaterThan(0.025)
    expect(share(record => Number(record.values.reopenCount) > 0)).toBeLessThan(0.06)
    expect(share(record => Number(record.values.reassignmentCount) > 0)).toBeGreaterThan(0.15)
    expect(share(record => record.values.state === 'cancelled')).toBeGreaterThan(0.01)
    const restricted = records.filter(record => JSON.stringify(record.values.restrictedTo) !== '[]')
    expect(restricted.length).toBeGreaterThan(4)
    expect(
      restricted.every(
        record => JSON.stringify(record.values.restrictedTo) === JSON.stringify([company.groups.Security.id]),
      ),
    ).toBe(true)
  })

  it('has its storms: mail down for two hours, VPN, a bad roll-out, a dock that keeps failing', () => {
    const main = records.find(record => String(record.values.title).startsWith('Mail store 2'))
    const children = records.filter(record => record.values.parent === main?.id)
    expect(children).toHaveLength(39)
    const opened = children.map(record => instantOf(record, 'createdAt').getTime())
    expect(Math.max(...opened) - Math.min(...opened)).toBeLessThan(2 * 3_600_000)
    expect(children.every(record => record.values.closureNotes === main?.values.closureNotes)).toBe(true)
    const titled = (text: RegExp) => records.filter(record => text.test(String(record.values.description)))
    expect(titled(/gateway|VPN does not connect|No VPN/).length).toBeGreaterThan(20)
    expect(titled(/secure print|SecurePrint|hold my badge/i).length).toBeGreaterThan(15)
    const docks = titled(/DockOne 300|Orion 14 G2 wakes|monitors are dead|docking station go black/)
    expect(docks.length).toBeGreaterThan(60)
    const late = docks.filter(record => now.getTime() - instantOf(record, 'createdAt').getTime() < 75 * dayMs)
    expect(late.length).toBeGreaterThan(docks.length / 2)
  })
})
