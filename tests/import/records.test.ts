import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile } from '../../src/channels/import/index.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let steward: TestSteward
let chief: TestPerson
beforeAll(async () => {
  steward = await testSteward()
  chief = await steward.person('Chief', ['administrator'], { email: 'chief@example.org' })
})
afterAll(() => steward.stop())

async function importCsv(kind: string, csv: string, options: { dryRun?: boolean; skipBad?: boolean } = {}) {
  const path = join(tmpdir(), `steward-records-${randomUUID()}.csv`)
  await writeFile(path, csv)
  return importFile(steward.steward.kernel, { kind, path, log: () => {}, ...options })
}

const people = async () => {
  const { body } = await chief.get('/people?limit=200')
  return new Map((body.items as Record<string, unknown>[]).map(person => [person.name, person]))
}

describe('importing people', () => {
  const csv = [
    'Full name,user_name,E-mail,Manager,Roles,VIP,active',
    'Bert Boss,bert,bert@example.org,,agent|process_owner,yes,TRUE',
    // Her manager comes later in the file.
    'Carla Clerk,carla,carla@example.org,Dora Director,agent,no,true',
    'Dora Director,dora,dora@example.org,chief@example.org,,,',
  ].join('\n')

  it('says first what it would do and writes nothing', async () => {
    const { report, written } = await importCsv('people', csv, { dryRun: true })
    expect(written).toBe(false)
    expect(report).toMatchObject({ total: 3, new: 3, changed: 0, skipped: 0, errorCount: 0 })
    expect((await people()).has('Bert Boss')).toBe(false)
  })

  it('creates them by their command, with those they refer to', async () => {
    const { report } = await importCsv('people', csv)
    expect(report).toMatchObject({ new: 3, changed: 0, skipped: 0, errorCount: 0 })
    const found = await people()
    expect(found.get('Bert Boss')).toMatchObject({
      roles: ['agent', 'process_owner'],
      vip: true,
      username: 'bert',
    })
    expect(found.get('Carla Clerk')?.manager).toMatchObject({ name: 'Dora Director' })
    expect(found.get('Dora Director')?.manager).toMatchObject({ name: 'Chief' })
    const timeline = await chief.get(`/people/${String(found.get('Bert Boss')?.id)}/timeline`)
    expect(timeline.body.items).toMatchObject([{ fact: 'person.created', via: 'import' }])
  })

  it('changes nothing the second time, and only what differs the third', async () => {
    expect((await importCsv('people', csv)).report).toMatchObject({ new: 0, changed: 0, skipped: 3 })
    const { report } = await importCsv('people', csv.replace('Bert Boss', 'Bertram Boss'))
    expect(report).toMatchObject({ new: 0, changed: 1, skipped: 2 })
    expect((await people()).get('Bertram Boss')).toMatchObject({ username: 'bert', version: 2 })
  })

  it('tells by row and column what is wrong, and writes nothing of the file', async () => {
    const bad = [
      'name,email,manager,vip,roles',
      'Emil,emil@example.org,,yes,agent',
      'Fritz,fritz@example.org,Nobody at all,maybe,king',
      ',nameless@example.org,,,',
      'Emil the second,emil@example.org,,,',
      `${'x'.repeat(201)},long@example.org,,,`,
    ].join('\n')
    const { report, written } = await importCsv('people', bad)
    expect(written).toBe(false)
    expect(report.errors.map(({ row, column, message }) => [row, column, message])).toEqual([
      [3, 'manager', 'There is no such person.'],
      [3, 'vip', 'This must be TRUE or FALSE.'],
      [3, 'roles', 'This is not one of: Requester, Agent, Process owner, Administrator, Auditor.'],
      [4, 'name', 'This is needed.'],
      [5, 'email', 'Row 2 is about the same record.'],
      [6, 'name', 'This is too long.'],
    ])
    expect((await people()).has('Emil')).toBe(false)
    const part = await importCsv('people', bad, { skipBad: true })
    expect(part.report).toMatchObject({ new: 1, errorCount: 6 })
    expect((await people()).has('Emil')).toBe(true)
  })

  it('does not take two people for one where a name is shared', async () => {
    const twins = 'name,email\nPat Twin,pat1@example.org\nPat Twin,pat2@example.org'
    expect((await importCsv('people', twins)).report).toMatchObject({ new: 2, errorCount: 0 })
    const { report } = await importCsv('groups', 'name,manager\nTwin club,Pat Twin')
    expect(report.errors).toMatchObject([{ row: 2, column: 'manager', value: 'Pat Twin' }])
  })
})

describe('importing other records', () => {
  it('brings groups with their members in', async () => {
    const { report } = await importCsv('groups', 'name,members\nNetwork,bert;carla@example.org\nDatabase,')
    expect(report).toMatchObject({ new: 2, errorCount: 0 })
    const { body } = await chief.get('/groups?q=Network')
    expect(body.items[0].members).toHaveLength(2)
  })

  it('brings incidents in by the names ServiceNow gives their columns', async () => {
    const csv = [
      'number,short_description,caller_id,assignment_group,impact,urgency,contact_type',
      'INC7000001,"Mail is slow, very slow",carla@example.org,Network,1 - High,2 - Medium,Phone',
      'INC7000002,=1+1,bert,Database,,,E-mail',
    ].join('\n')
    const { report } = await importCsv('incident', csv.replace('E-mail', 'Mail'))
    expect(report).toMatchObject({ new: 2, errorCount: 0 })
    expect(report.notices.map(({ row, column }) => [row, column])).toEqual([
      [2, 'number'],
      [3, 'short_description'],
      [3, 'number'],
    ])
    const { body } = await chief.get('/incidents?q=slow')
    expect(body.items).toMatchObject([
      {
        title: 'Mail is slow, very slow',
        priority: '2',
        channel: 'phone',
        state: 'new',
        externalId: 'INC7000001',
        requester: { name: 'Carla Clerk' },
        group: { name: 'Network' },
      },
    ])
    const again = await importCsv(
      'incident',
      csv.replace('very slow', 'awfully slow').replace('E-mail', 'Mail'),
    )
    expect(again.report).toMatchObject({ new: 0, changed: 1, skipped: 1 })
  })

  it('makes rows without any key once, however often the file comes', async () => {
    const csv = 'short_description,description\nThe coffee is cold,In the kitchen\nThe lift is stuck,Again'
    expect((await importCsv('incident', csv)).report.new).toBe(2)
    expect((await importCsv('incident', csv)).report).toMatchObject({ new: 0, skipped: 2 })
    const twice = await importCsv('incident', `${csv}\nThe lift is stuck,Again`)
    expect(twice.report.errors).toMatchObject([
      { row: 4, column: null, message: 'Row 3 is about the same record.' },
    ])
  })

  it('reads custom fields', async () => {
    await steward.create('custom_field', {
      recordType: 'location',
      key: 'floors',
      label: 'Floors',
      kind: 'number',
    })
    await steward.steward.kernel.settings.refresh()
    const { report } = await importCsv('locations', 'name,Floors\nTower,12\nCellar,minus one')
    expect(report.errors).toMatchObject([{ row: 3, column: 'Floors', message: 'This must be a number.' }])
    await importCsv('locations', 'name,Floors\nTower,12')
    const found = await sql<{ floors: number }>`
      select (custom->>'floors')::int as floors from location where name = 'Tower'`.execute(
      steward.steward.kernel.db,
    )
    expect(found.rows).toEqual([{ floors: 12 }])
  })

  it('takes back what was exported, and finds nothing to change', async () => {
    for (const [type, plural] of [
      ['person', 'people'],
      ['group', 'groups'],
      ['incident', 'incidents'],
    ] as const) {
      const file = await chief.get(`/${plural}/export?format=csv`)
      const { report } = await importCsv(type, file.body)
      expect(report, type).toMatchObject({ new: 0, changed: 0, errors: [] })
      expect(report.skipped).toBe(report.total)
      expect(report.total).toBeGreaterThan(1)
    }
  })

  it('refuses a type that is not known', async () => {
    await expect(importCsv('dragons', 'name\nSmaug')).rejects.toThrow(
      'There are no dragons that can be imported.',
    )
  })
})
