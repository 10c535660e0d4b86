import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rooms } from '../../src/main/rooms.ts'
import { freshDatabase } from '../harness/database.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'
import { ask, backup, type Place, partsOf, restore, withClient } from './backup-and-restore.ts'

let world: TestSteward
let agent: TestPerson
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-backup-'))
  world = await testSteward({ working: true })
  agent = await world.person('Ben Agent', ['agent'])
  // A department and its manager refer to each other.
  const department = await world.create('department', { name: 'Field service', manager: agent.id })
  await world.create('person', { name: 'Ned New', department: department.id, manager: agent.id })
  const { body: incident } = await agent.post('/incidents', {
    title: 'Tabs, \\N and "quotes"',
    description: 'Line\nfeed, tab\t, back\\slash, ünïcode 🚒, \\.',
  })
  const payload = `--x\r\ncontent-disposition: form-data; name="file"; filename="note.txt"\r\n\r\n${'bytes'.repeat(9000)}\r\n--x--\r\n`
  const sent = { 'content-type': 'multipart/form-data; boundary=x' }
  expect((await agent.post(`/incidents/${incident.id}/attachments`, payload, sent)).status).toBe(201)
})
afterAll(async () => {
  await world.stop()
  await rm(folder, { recursive: true, force: true })
})

async function inFresh(act: (target: Place) => Promise<void>, template = 'template1'): Promise<void> {
  const { url, drop } = await freshDatabase(template)
  try {
    await act({ url, dataFolder: await mkdtemp(join(folder, 'data-')) })
  } finally {
    await drop()
  }
}

describe('a backup', () => {
  it('holds one moment of a system at work, and a restore of it is equal row by row and file by file', async () => {
    const file = join(folder, 'busy.steward')
    let writing = true
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let index = 0; writing; index++) {
        const { body } = await agent.post('/incidents', { title: `Writer ${writer}, ${index}` })
        await agent.patch(`/incidents/${body.id}`, { impact: '1' })
      }
    })
    const written = await backup(world, file)
    writing = false
    await Promise.all(writers)
    await inFresh(async target => {
      expect(await restore(target, file)).toMatchObject({ rows: written.rows, files: 1, migrated: [] })
      const again = join(folder, 'again.steward')
      await backup(target, again)
      expect(await partsOf(again)).toEqual(await partsOf(file))
      const torn = `select w.number from work_item w where w.version <> (select max(version) from ledger where record_id = w.id)
        union all select record_id::text from ledger where record_type = 'incident' and record_id not in (select id from incident)`
      expect(await ask(target.url, torn)).toEqual([])
      const schema = `select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as definition
        from pg_constraint where connamespace = 'public'::regnamespace
        union all select indexdef from pg_indexes where schemaname = 'public' order by 1`
      expect(await ask(target.url, schema)).toEqual(await ask(world.url, schema))
    })
  })

  it('gives the next record a number nobody has, and keeps the tokens', async () => {
    const file = join(folder, 'whole.steward')
    await backup(world, file)
    await inFresh(async target => {
      await restore(target, file)
      const next = `'INC' || lpad(nextval('number_incident')::text, 7, '0')`
      expect(await ask(target.url, `select 1 from work_item where number >= ${next}`)).toEqual([])
      const tokens = 'select id, token_hash from api_token order by id'
      expect(await ask(target.url, tokens)).toEqual(await ask(world.url, tokens))
    })
  })

  it('takes waiting work along in its order', async () => {
    const file = join(folder, 'jobs.steward')
    const waits = `insert into job.job (name, data, singleton_key, created_on, start_after)
      select 'bulk', jsonb_build_object('run', run), 'waiting ' || run, now() + run * interval '1 ms', now() + interval '1 hour'
      from generate_series(1, 20) as run`
    await ask(world.url, waits)
    await backup(world, file)
    await inFresh(async target => {
      await restore(target, file)
      const waiting = `select data->>'run' as run, singleton_key as key from job.job where name = 'bulk' order by created_on, id`
      const runs = Array.from({ length: 20 }, (_, index) => `${index + 1}`)
      expect(await ask(target.url, waiting)).toEqual(runs.map(run => ({ run, key: `waiting ${run}` })))
    })
  })

  it('is a file that tar itself can open', async () => {
    const file = join(folder, 'tar.steward')
    await backup(world, file)
    const names = execFileSync('tar', ['-tzf', file], { encoding: 'utf8' }).trim().split('\n')
    expect(names[0]).toBe('manifest.json')
    expect(names.at(-1)).toBe('sums.json')
    expect(names).toContain('tables/work_item/000001')
    const people = execFileSync('tar', ['-xzOf', file, 'tables/person/000001'], { encoding: 'utf8' })
    expect(people).toContain('\tBen Agent\t')
  })

  it('is refused over an existing file, and of a database without Steward', async () => {
    const file = join(folder, 'once.steward')
    await backup(world, file)
    await expect(backup(world, file)).rejects.toThrow('--force')
    await backup(world, file, true)
    await inFresh(async empty => {
      await expect(backup(empty, join(folder, 'nothing'))).rejects.toThrow('holds no Steward')
    })
    const names = await readdir(folder)
    expect(names.filter(name => name === 'nothing' || name.endsWith('.partial'))).toEqual([])
  })
})

describe('a restore', () => {
  it('is refused where something is, leaves that when it fails, and replaces it when told to', async () => {
    const file = join(folder, 'good.steward')
    await backup(world, file)
    const bytes = await readFile(file)
    const altered = Buffer.from(gunzipSync(bytes))
    altered.write('Bad', altered.indexOf('Ben Agent', altered.indexOf('tables/person/')))
    const broken = {
      'cut off': bytes.subarray(0, bytes.length / 2),
      'its end is missing': bytes.subarray(0, bytes.length - 100),
      'tables/person/000001 is not what was written': gzipSync(altered),
      'not a backup': Buffer.from('number,title\n1,x\n'),
      'or it is damaged': gzipSync(Buffer.from('number,title\n'.repeat(100))),
    }
    await inFresh(async target => {
      const before = `insert into location (id, name, created_at, updated_at)
        values (gen_random_uuid(), 'Here before', now(), now())`
      await restore(target, file)
      await ask(target.url, before)
      await expect(restore(target, file)).rejects.toThrow('--force')
      for (const [why, content] of Object.entries(broken)) {
        await writeFile(join(folder, 'broken'), content)
        await expect(restore(target, join(folder, 'broken'), { overwrite: true })).rejects.toThrow(why)
      }
      expect(await ask(target.url, 'select name from location')).toEqual([{ name: 'Here before' }])
      await restore(target, file, { overwrite: true })
      expect(await ask(target.url, 'select name from location')).toEqual([])
      expect(await ask(target.url, `select name from person where username = 'ben.agent'`)).toHaveLength(1)
    })
  })

  it('goes into a database that was only migrated', async () => {
    const file = join(folder, 'good.steward')
    await inFresh(async target => {
      expect((await restore(target, file)).files).toBe(1)
    }, process.env.STEWARD_TEST_TEMPLATE)
  })

  it('leaves nothing behind when it is killed', async () => {
    const file = join(folder, 'good.steward')
    const kill = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'steward-restore' and query like '%copy%'`
    await inFresh(async target => {
      let isOver = false
      // One look after the other, over one connection: a flood of them would kill the server's other guests.
      const killing = withClient(target.url, async client => {
        while (!isOver) await client.query(kill)
      })
      await expect(restore(target, file))
        .rejects.toThrow()
        .finally(() => {
          isOver = true
        })
      await killing
      expect(await ask(target.url, `select 1 from pg_tables where schemaname = 'public'`)).toEqual([])
      await restore(target, file)
    })
  })

  it('applies the migrations that are newer than the backup once the rows are in', async () => {
    const newer = { name: 'tests/newer', folder: join(folder, 'newer') }
    await mkdir(newer.folder)
    const text = 'alter table person add column shoe_size integer; update person set shoe_size = 43;'
    await writeFile(join(newer.folder, '001-shoe-size.sql'), text)
    await inFresh(async target => {
      const restored = await restore(target, join(folder, 'good.steward'), { rooms: [...rooms, newer] })
      expect(restored.migrated).toEqual(['tests/newer/001-shoe-size.sql'])
      expect(await ask(target.url, 'select distinct shoe_size from person')).toEqual([{ shoe_size: 43 }])
      const file = join(folder, 'newer.steward')
      await backup(target, file)
      await expect(restore(target, file, { overwrite: true })).rejects.toThrow('newer than this Steward')
    })
  })
})
