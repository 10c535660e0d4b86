import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile } from '../../src/channels/import/index.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { type TestSteward, testSteward } from '../harness/steward.ts'
import { type LogLine, logFile, rowsOf } from './audit-log-in-test.ts'

let steward: TestSteward
beforeAll(async () => {
  steward = await testSteward()
})
afterAll(() => steward.stop())

/** Two real incidents of 7 and 4 rows: rows 2 to 8 and 9 to 12 of a file. */
const good = [...rowsOf('INC0000057'), ...rowsOf('INC0000060')]

/** The good file with one cell of one of its rows changed. */
const altered = (row: number, change: LogLine): LogLine[] =>
  good.map((line, index) => (index + 2 === row ? { ...line, ...change } : line))

async function written(): Promise<number> {
  const found = await sql<{ n: number }>`
    select (select count(*) from ledger) + (select count(*) from work_item) + (select count(*) from person)
      + (select count(*) from category) + (select count(*) from custom_field) as n`.execute(
    steward.steward.kernel.db,
  )
  return Number(found.rows[0]?.n)
}

async function run(path: string, options: { dryRun?: boolean; skipBad?: boolean; maxBytes?: number } = {}) {
  const lines: string[] = []
  try {
    const imported = await importFile(steward.steward.kernel, {
      kind: 'incidents',
      path,
      log: line => lines.push(line),
      ...options,
    })
    return { ...imported, lines }
  } finally {
    await rm(path, { force: true })
  }
}

const latin1 = (file: Buffer) => Buffer.from(file.toString('utf8'), 'latin1')

describe('a file with something wrong in it', () => {
  it.each([
    ['a broken date', altered(4, { sys_updated_at: '31-02-2016 10:06' }), 4, 'sys_updated_at', /no such day/],
    [
      'a date of another form',
      altered(4, { opened_at: '2/29/2016 6:10 AM' }),
      4,
      'opened_at',
      /no date and time/,
    ],
    [
      'an hour that does not exist',
      altered(9, { closed_at: '07-03-2016 24:61' }),
      9,
      'closed_at',
      /no such day or time/,
    ],
    ['a time to come', altered(5, { sys_updated_at: '01-01-2150 00:00' }), 5, 'sys_updated_at', /future/],
    ['an unknown state', altered(6, { incident_state: '-100' }), 6, 'incident_state', /not known.*Awaiting/],
    ['an unknown priority', altered(3, { priority: '9 - Terrible' }), 3, 'priority', /from 1 to 5/],
    ['a negative count', altered(3, { reassignment_count: '-1' }), 3, 'reassignment_count', /0 or more/],
    ['a flag that is none', altered(3, { made_sla: 'perhaps' }), 3, 'made_sla', /TRUE or FALSE/],
    [
      'a name that is too long',
      altered(7, { assignment_group: 'x'.repeat(201) }),
      7,
      'assignment_group',
      /201 characters/,
    ],
    ['no number', altered(7, { number: '?' }), 7, 'number', /not be empty/],
    ['a formula for a number', altered(7, { number: '=CMD()' }), 7, 'number', /no number of an incident/],
    ['no state', altered(7, { incident_state: '' }), 7, 'incident_state', /not be empty/],
    ['control characters', altered(7, { location: 'Loc\u0007ation' }), 7, 'location', /control characters/],
    [
      'two opening times',
      altered(8, { opened_at: '28-02-2016 06:10' }),
      8,
      'opened_at',
      /opened at another time/,
    ],
  ])('with %s is reported by row and column and refused whole', async (_, lines, row, column, message) => {
    const before = await written()
    const { report, written: wrote } = await run(await logFile(lines))
    expect(wrote).toBe(false)
    expect(report.errorCount).toBe(1)
    expect(report.errors[0]).toMatchObject({ row, column })
    expect(report.errors[0]?.message).toMatch(message)
    expect(await written()).toBe(before)
  })

  it('in another encoding is reported at the cell', async () => {
    const path = await logFile(altered(10, { location: 'Zürich' }), { bytes: latin1 })
    const { report, written: wrote, lines } = await run(path)
    expect(wrote).toBe(false)
    expect(report.errors).toMatchObject([{ row: 10, column: 'location', value: 'Zürich' }])
    expect(lines.join('\n')).toMatch(/row 10, column location, "Zürich": This is not UTF-8/)
  })

  it('without a needed column is refused by the name of what is missing', async () => {
    const { report } = await run(await logFile(good, { without: ['incident_state', 'opened_at'] }))
    expect(report.errors.map(error => error.message)).toEqual([
      'No column is read as State; an incident cannot be without it.',
      'No column is read as Opened; an incident cannot be without it.',
    ])
    expect(report.errors.every(error => error.row === 1)).toBe(true)
  })

  it('with a row that lacks a value is reported at the row', async () => {
    const path = await logFile(good, {
      bytes: file => Buffer.from(file.toString().replace(/(Updated by 451),/, '$1')),
    })
    const { report } = await run(path)
    expect(report.errors[0]).toMatchObject({ row: 4, column: null })
    expect(report.errors[0]?.message).toBe('The row has 35 values, the header 36.')
  })

  it('with a quotation mark that never closes is read up to it', async () => {
    const path = await logFile(good, {
      bytes: file => Buffer.from(file.toString().replace('Location 204', '"Location 204')),
    })
    const { report, written: wrote } = await run(path)
    expect(wrote).toBe(false)
    expect(report.errors[0]?.message).toMatch(/never closed/)
  })

  it('tells all that is wrong at once', async () => {
    const lines = altered(3, { priority: 'x', incident_state: 'y' }).map((line, index) =>
      index === 8 ? { ...line, closed_at: 'z' } : line,
    )
    const { report } = await run(await logFile(lines))
    expect(report.errors.map(({ row, column }) => [row, column])).toEqual([
      [3, 'incident_state'],
      [3, 'priority'],
      [10, 'closed_at'],
    ])
  })

  it('that is too large is refused before any work', async () => {
    const path = join(tmpdir(), `steward-large-${process.pid}.csv`)
    const file = await open(path, 'w')
    await file.truncate(101 * 1024 * 1024)
    await file.close()
    const refused = run(path)
    await expect(refused).rejects.toThrow(Problem)
    await expect(refused).rejects.toThrow(/has 101 MB; a file to import may have at most 100 MB/)
  })

  it.each([
    ['nothing', Buffer.alloc(0), /empty/],
    ['UTF-16', Buffer.from('\ufeffnumber,incident_state', 'utf16le'), /UTF-16/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), /no CSV file/],
    ['a header that repeats itself', Buffer.from('number,number\n1,2'), /column number twice/],
  ])('that holds %s is refused with one sentence', async (_, content, message) => {
    await expect(run(await logFile([], { bytes: () => content }))).rejects.toThrow(message)
  })

  it('does not become good by leaving out its bad rows, unless that is asked for', async () => {
    const path = await logFile(altered(3, { priority: 'x' }))
    const { report, written: wrote } = await run(path, { skipBad: true })
    expect(wrote).toBe(true)
    expect(report).toMatchObject({ new: 1, errorCount: 1, counts: { incidentsWithErrors: 1, events: 4 } })
    const found = await sql<{ number: string }>`select number from work_item`.execute(
      steward.steward.kernel.db,
    )
    expect(found.rows).toEqual([{ number: 'INC0000060' }])
  })
})

describe('a file that looks stranger than it is', () => {
  it('keeps what looks like a formula as text and says so', async () => {
    const lines = rowsOf('INC0000063').map(line => ({ ...line, u_symptom: '=HYPERLINK("http://x")' }))
    const { report, written: wrote } = await run(await logFile(lines))
    expect(wrote).toBe(true)
    expect(report.notices[0]).toMatchObject({ row: 2, column: 'u_symptom' })
    const found = await sql<{ symptom: string }>`
      select custom->>'symptom' as symptom from work_item where number = 'INC0000063'`.execute(
      steward.steward.kernel.db,
    )
    expect(found.rows[0]?.symptom).toBe('=HYPERLINK("http://x")')
  })

  it('may have its rows in any order, a byte order mark and semicolons', async () => {
    const path = await logFile(rowsOf('INC0000102').toReversed(), {
      bytes: file => Buffer.from(`\ufeff${file.toString().replaceAll(',', ';')}`),
    })
    const { report } = await run(path)
    expect(report).toMatchObject({ new: 1, errorCount: 0 })
    const found = await sql<{ facts: string }>`
      select string_agg(split_part(fact, '.', 2), ' ' order by l.version) as facts
      from ledger l join work_item w on w.id = l.record_id where w.number = 'INC0000102'`.execute(
      steward.steward.kernel.db,
    )
    expect(found.rows[0]?.facts).toMatch(/^created edited held .* resolved reopened resolved closed$/)
  })
})

describe('a dry run', () => {
  it('writes nothing and says what the run would do', async () => {
    const before = await written()
    const lines = rowsOf('INC0000130')
    const { report, written: wrote } = await run(await logFile(lines), { dryRun: true })
    expect(wrote).toBe(false)
    expect(report).toMatchObject({ total: lines.length, new: 1, changed: 0, skipped: 0, figures: {} })
    expect(report.counts).toMatchObject({ incidents: 1, events: lines.length, eventsAdded: lines.length })
    expect(await written()).toBe(before)
    const run2 = await run(await logFile(lines))
    expect(run2.report.counts).toEqual(report.counts)
  })
})

describe('a later copy of the log', () => {
  const rows = rowsOf('INC0000558')
  const read = async () => {
    const found = await sql<{ state: string; version: number; facts: number }>`
      select w.state, w.version, (select count(*)::int from ledger where record_id = w.id) as facts
      from work_item w where number = 'INC0000558'`.execute(steward.steward.kernel.db)
    return found.rows[0]
  }

  it('adds only what happened since, to the same incident', async () => {
    await run(await logFile(rows.slice(0, 5)))
    expect(await read()).toEqual({ state: 'resolved', version: 5, facts: 5 })
    const { report } = await run(await logFile(rows))
    expect(report).toMatchObject({ new: 0, changed: 1, skipped: 0 })
    expect(report.counts.eventsAdded).toBe(rows.length - 5)
    expect(await read()).toEqual({ state: 'closed', version: rows.length, facts: rows.length })
  })

  it('and an older copy changes nothing', async () => {
    const { report } = await run(await logFile(rows.slice(0, 3)))
    expect(report).toMatchObject({ new: 0, changed: 0, skipped: 1 })
    expect(await read()).toMatchObject({ state: 'closed', facts: rows.length })
  })

  it('leaves an incident alone that was worked on here since', async () => {
    const agent = await steward.person('Ada Agent', ['agent'])
    const log = rowsOf('INC0000625')
    await run(await logFile(log.slice(0, 4)))
    const edited = await agent.patch('/incidents/INC0000625', { title: 'Ours now' })
    expect(edited.status).toBe(200)
    const { report } = await run(await logFile(log))
    expect(report).toMatchObject({ new: 0, changed: 0, skipped: 1 })
    expect(report.notices[0]).toMatchObject({ row: 2, column: 'number', value: 'INC0000625' })
    const kept = await agent.get('/incidents/INC0000625')
    expect(kept.body).toMatchObject({ title: 'Ours now', state: 'on_hold' })
  })

  it('is refused where a number belongs to another record', async () => {
    const agent = await steward.person('Bo Agent', ['agent'])
    const made = await agent.post('/incidents', { title: 'Made here' })
    const lines = rowsOf('INC0000066').map(line => ({ ...line, number: made.body.number as string }))
    const { report, written: wrote } = await run(await logFile(lines))
    expect(wrote).toBe(false)
    expect(report.errors).toMatchObject([{ row: 2, column: 'number', value: made.body.number }])
  })
})
