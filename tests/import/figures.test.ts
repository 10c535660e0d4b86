import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Imported } from '../../src/channels/import/importer.ts'
import { importFile } from '../../src/channels/import/index.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'
import { instantIn, logLines, logPath, rowsOf } from './audit-log-in-test.ts'

let steward: TestSteward
let agent: TestPerson
let first: Imported
let seconds: number
const printed: string[] = []

beforeAll(async () => {
  steward = await testSteward()
  agent = await steward.person('Ada Agent', ['agent'])
  const begun = performance.now()
  first = await importFile(steward.steward.kernel, {
    kind: 'incidents',
    path: logPath,
    log: line => printed.push(line),
  })
  seconds = (performance.now() - begun) / 1000
})
afterAll(() => steward.stop())

const numbers = [...new Set(logLines.map(line => line.number ?? ''))]
const last = numbers.map(number => rowsOf(number).at(-1) ?? {})
const distinct = (...names: string[]) =>
  new Set(logLines.flatMap(line => names.map(name => line[name] ?? '')).filter(cell => cell !== '?'))
const plain = (label: string) => label.replace(/\s+/g, ' ')

/** Straight from the file, by other code than the importer's. */
function figuresOfTheFile() {
  const hours = last
    .filter(line => line.resolved_at !== '?')
    .map(line => (+instantIn(line.resolved_at ?? '') - +instantIn(line.opened_at ?? '')) / 3_600_000)
    .sort((a, b) => a - b)
  const middle = hours.length / 2
  return {
    mean: hours.reduce((sum, each) => sum + each, 0) / hours.length,
    median: ((hours[Math.ceil(middle) - 1] ?? 0) + (hours[Math.floor(middle)] ?? 0)) / 2,
    notReassigned: last.filter(line => line.reassignment_count === '0').length / last.length,
    reopened: last.filter(line => line.reopen_count !== '0').length / last.length,
  }
}

async function count(table: string, where = 'true'): Promise<number> {
  const found = await sql<{
    n: number
  }>`select count(*)::int as n from ${sql.raw(table)} where ${sql.raw(where)}`.execute(
    steward.steward.kernel.db,
  )
  return found.rows[0]?.n ?? -1
}

describe('the imported log', () => {
  it('has every incident, event, person and group of the file', async () => {
    const people = distinct('caller_id', 'opened_by', 'sys_updated_by', 'assigned_to', 'resolved_by')
    expect(await count('work_item', "type = 'incident'")).toBe(numbers.length)
    expect(await count('ledger', "record_type = 'incident'")).toBe(logLines.length)
    expect(await count('person', 'external_id is not null')).toBe(people.size)
    expect(await count('assignment_group')).toBe(distinct('assignment_group').size)
    expect(first.report.counts).toMatchObject({
      incidents: 450,
      events: 2990,
      people: people.size,
      groups: distinct('assignment_group').size,
    })
    expect(first.report).toMatchObject({ total: 2990, new: 450, changed: 0, skipped: 0, errorCount: 0 })
  })

  it('gives the hours and shares that the file gives', async () => {
    const expected = figuresOfTheFile()
    const { figures } = first.report
    expect(figures.meanHoursToResolve).toBeCloseTo(expected.mean, 6)
    expect(figures.medianHoursToResolve).toBeCloseTo(expected.median, 6)
    expect(figures.shareNotReassigned).toBeCloseTo(expected.notReassigned, 9)
    expect(figures.shareReopened).toBeCloseTo(expected.reopened, 9)
    expect(printed.join('\n')).toContain('mean 336.19 h, median 54.02 h')
    expect(printed.join('\n')).toContain('Without reassignment: 57.3 %. Reopened: 0.9 %.')
  })

  it('stands at the end where the file ends, incident by incident', async () => {
    const found = await sql<Record<string, unknown>>`
      select w.number, w.state, w.priority, w.created_at, w.updated_at, w.resolved_at, w.closed_at, g.name as "group",
        a.name as assignee, r.name as requester, b.name as resolved_by, o.name as opened_by, l.name as location,
        c.name as category, s.name as subcategory, p.name as parent, i.impact, i.urgency, i.reassignment_count, i.reopen_count,
        w.custom, w.channel
      from work_item w join incident i using (id) left join assignment_group g on g.id = w.group_id
      left join person a on a.id = w.assignee_id left join person r on r.id = w.requester_id
      left join person b on b.id = i.resolved_by_id left join person o on o.id = w.opened_by_id
      left join location l on l.id = i.location_id left join category c on c.id = i.category_id
      left join category s on s.id = i.subcategory_id left join category p on p.id = s.parent_id`.execute(
      steward.steward.kernel.db,
    )
    const byNumber = new Map(found.rows.map(row => [row.number, row]))
    const name = (cell = '?') => (cell === '?' ? null : plain(cell))
    const at = (cell = '?') => (cell === '?' ? null : instantIn(cell))
    for (const line of last) {
      const row = byNumber.get(line.number)
      expect(row, line.number).toMatchObject({
        state: 'closed',
        channel: 'phone',
        priority: Number(line.priority?.[0]),
        impact: Number(line.impact?.[0]),
        urgency: Number(line.urgency?.[0]),
        created_at: at(line.opened_at),
        updated_at: at(line.sys_updated_at),
        resolved_at: at(line.resolved_at),
        closed_at: at(line.closed_at),
        group: name(line.assignment_group),
        assignee: name(line.assigned_to),
        requester: name(line.caller_id),
        resolved_by: name(line.resolved_by),
        opened_by: name(line.opened_by),
        location: name(line.location),
        category: name(line.category),
        subcategory: name(line.subcategory),
        parent: name(line.subcategory) && name(line.category),
        reassignment_count: Number(line.reassignment_count),
        reopen_count: Number(line.reopen_count),
      })
      const custom = row?.custom as Record<string, unknown>
      expect(custom.symptom ?? null).toBe(name(line.u_symptom))
      expect(custom.configurationItem ?? null).toBe(name(line.cmdb_ci))
      expect(custom.madeSla).toBe(line.made_sla === 'TRUE')
      expect(custom.closedCode ?? null).toBe(name(line.closed_code))
    }
  })

  it('happened in 2016 and not today', async () => {
    const outside = "at < '2016-02-29' or at >= '2017-01-01'"
    expect(await count('ledger', `record_type = 'incident' and (${outside})`)).toBe(0)
    expect(await count('work_item', "updated_at < '2016-02-29' or updated_at >= '2017-01-01'")).toBe(0)
  })

  it('has ids in the order the incidents were opened: search takes one for the other', async () => {
    const found = await sql<{ created: Date }>`
      select created_at as created from work_item where type = 'incident' order by id`.execute(
      steward.steward.kernel.db,
    )
    const times = found.rows.map(row => +row.created)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it('took a few seconds', () => {
    expect(seconds).toBeLessThan(20)
  })
})

describe('the timeline of one incident', () => {
  // Held, handed on, resolved, reopened and resolved again.
  const rows = rowsOf('INC0000102')

  it('is its rows, one by one', async () => {
    const { body } = await agent.get('/incidents/INC0000102/timeline?limit=200')
    const entries = body.items as { at: string; actor: { name: string }; fact: string; via: string }[]
    expect(entries.map(entry => entry.at)).toEqual(
      [rows[0]?.opened_at, ...rows.slice(1).map(row => row.sys_updated_at)].map(cell =>
        instantIn(cell ?? '').toISOString(),
      ),
    )
    expect(entries.map(entry => entry.actor.name)).toEqual(
      [rows[0]?.opened_by, ...rows.slice(1).map(row => row.sys_updated_by)].map(cell => plain(cell ?? '')),
    )
    expect(entries.every(entry => entry.via === 'import')).toBe(true)
    expect(entries.map(entry => entry.fact.split('.')[1]).join(' ')).toBe(
      'created edited held edited edited edited resumed assigned edited assigned assigned assigned held edited edited resolved reopened resolved closed',
    )
  })

  it('tells each difference to the row before and no other', async () => {
    const { body } = await agent.get('/incidents/INC0000102/timeline?limit=200')
    const entries = body.items as { changes: { field: string; from: string | null; to: string | null }[] }[]
    const states = { New: 'New', Active: 'In progress', Resolved: 'Resolved', Closed: 'Closed' } as Record<
      string,
      string
    >
    for (const [index, row] of rows.entries()) {
      if (index === 0) continue
      const before = rows[index - 1] ?? {}
      const changes = new Map(entries[index]?.changes.map(change => [change.field, change]))
      const expectChange = (field: string, column: string, shown: (cell: string) => string) => {
        if (row[column] === before[column]) expect(changes.has(field), `${field} in row ${index}`).toBe(false)
        else
          expect(changes.get(field)).toMatchObject({
            from: shown(before[column] ?? ''),
            to: shown(row[column] ?? ''),
          })
      }
      expectChange('group', 'assignment_group', plain)
      expectChange('assignee', 'assigned_to', plain)
      expectChange('reassignmentCount', 'reassignment_count', cell => cell)
      expectChange('reopenCount', 'reopen_count', cell => cell)
      expectChange('state', 'incident_state', cell => states[cell] ?? 'On hold')
    }
  })

  it('knows of a resolution only what was true then', async () => {
    const { body } = await agent.get('/incidents/INC0000102/timeline?limit=200')
    const resolutions = (body.items as { fact: string; changes: { field: string; to: string | null }[] }[])
      .filter(entry => entry.fact === 'incident.resolved')
      .map(entry => Object.fromEntries(entry.changes.map(change => [change.field, change.to])))
    expect(resolutions).toHaveLength(2)
    expect(resolutions[0]?.resolvedAt).toContain('2016-03-14')
    expect(resolutions[0]?.resolvedBy).toBeUndefined()
    expect(resolutions[1]).toMatchObject({ resolvedBy: 'Resolved by 30' })
  })

  it('ends, followed from its beginning, at what the record is', async () => {
    const found = await sql<{ number: string; field: string; to: unknown; now: Record<string, unknown> }>`
      with last as (
        select distinct on (l.record_id, c.key) l.record_id, c.key as field, c.value->'to' as "to"
        from ledger l, jsonb_each(l.changes) c where l.record_type = 'incident'
        order by l.record_id, c.key, l.version desc)
      select w.number, last.field, last.to, to_jsonb(w) || to_jsonb(i) as now
      from last join work_item w on w.id = last.record_id join incident i on i.id = w.id`.execute(
      steward.steward.kernel.db,
    )
    const columnOf: Record<string, string> = {
      group: 'group_id',
      assignee: 'assignee_id',
      requester: 'requester_id',
      openedBy: 'opened_by_id',
      category: 'category_id',
      subcategory: 'subcategory_id',
      location: 'location_id',
      resolvedBy: 'resolved_by_id',
      holdReason: 'hold_reason',
      resolvedAt: 'resolved_at',
      closedAt: 'closed_at',
      closureCode: 'closure_code',
      reopenCount: 'reopen_count',
      reassignmentCount: 'reassignment_count',
      priorityReason: 'priority_reason',
    }
    expect(found.rows.length).toBeGreaterThan(5000)
    for (const { number, field, to, now } of found.rows) {
      const custom = now.custom as Record<string, unknown>
      const value = field.startsWith('custom.')
        ? (custom[field.slice(7)] ?? null)
        : now[columnOf[field] ?? field]
      const same =
        field.endsWith('At') && typeof to === 'string'
          ? +new Date(to) === +new Date(String(value))
          : String(to) === String(value)
      expect(same, `${number} ${field}: ${to} and ${value}`).toBe(true)
    }
  })
})

describe('importing it again', () => {
  it('changes nothing', async () => {
    // But what the clocks' reader is still writing of the first time.
    const snapshot = async () => {
      const found = await sql<{ state: string }>`
        select (select md5(string_agg((to_jsonb(w) - 'sla_due_at')::text, ',' order by id)) from work_item w)
          || (select md5(string_agg(i::text, ',' order by id)) from incident i)
          || (select md5(string_agg(l::text, ',' order by seq)) from ledger l)
          || (select count(*) from person) || (select count(*) from category) as state`.execute(
        steward.steward.kernel.db,
      )
      return found.rows[0]?.state
    }
    const before = await snapshot()
    const again = await importFile(steward.steward.kernel, {
      kind: 'incidents',
      path: logPath,
      log: () => {},
    })
    expect(again.report).toMatchObject({ new: 0, changed: 0, skipped: 450, errorCount: 0 })
    expect(again.report.counts).toMatchObject({ eventsAdded: 0, peopleAdded: 0, groupsAdded: 0 })
    expect(again.report.figures).toEqual(first.report.figures)
    expect(await snapshot()).toBe(before)
  })

  it('leaves the next number to new incidents', async () => {
    const made = await agent.post('/incidents', { title: 'A new one' })
    expect(made.status).toBe(201)
    expect(numbers).not.toContain(made.body.number)
  })

  it('finds an imported incident by its number, in the queue and by its words', async () => {
    const read = await agent.get('/incidents/INC0000102')
    expect(read.body).toMatchObject({ number: 'INC0000102', createdAt: '2016-02-29T09:06:00.000Z' })
    const listed = await agent.get('/incidents?q=is:done%20createdAt:<2017-01-01&sort=-updatedAt&limit=200')
    expect(listed.body.items).toHaveLength(200)
    const group = await agent.get('/incidents/count?q=group:%22Group%2070%22')
    expect(group.body.count).toBe(last.filter(line => line.assignment_group === 'Group 70').length)
  })
})
