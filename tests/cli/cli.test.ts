import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../harness/database.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'
import { ask } from './backup-and-restore.ts'

const cli = join(import.meta.dirname, '../../src/main/cli.ts')
let world: TestSteward
let agent: TestPerson
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-cli-'))
  world = await testSteward({ working: true })
  agent = await world.person('Ben Agent', ['agent'])
  await agent.post('/incidents', { title: 'Printer jammed' })
})
afterAll(async () => {
  await world.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Ran {
  code: number
  out: string
  err: string
}

const run = (args: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
  new Promise(resolve => {
    const { PATH = '', HOME = '' } = process.env
    const settings = { PATH, HOME, DATABASE_URL: world.url, STEWARD_DATA: world.dataFolder, ...env }
    const child = execFile(process.execPath, [cli, ...args], { env: settings }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })

describe('a command', () => {
  it('that is called wrongly is told in one line, with exit code 2', async () => {
    const wrong = [
      ['fly'],
      ['backup'],
      ['backup', 'one', 'two'],
      ['doctor', '--deep'],
      ['token', 'ben.agent', '--days', 'many'],
      ['export', 'unicorns'],
      ['export', 'incidents', '--format', 'xlsx'],
    ]
    for (const { code, out, err } of await Promise.all(wrong.map(args => run(args)))) {
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err.trim().split('\n')).toHaveLength(1)
    }
  })

  it('that fails says why in one line without a stack, with exit code 1', async () => {
    const away = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const failing = [
      await run(['token', 'nobody']),
      await run(['restore', join(folder, 'none')]),
      await run(['export', 'incidents', '--q', 'nonsense:1']),
      await run(['migrate'], away),
      await run(['migrate'], { STEWARD_NONSENSE: '1' }),
    ]
    for (const { code, out, err } of failing) {
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err.trim().split('\n')).toHaveLength(1)
      expect(err).not.toContain('    at ')
    }
  })

  it('is explained by help', async () => {
    const all = await run(['help'])
    expect(all.code).toBe(0)
    for (const name of ['migrate', 'import', 'export', 'backup', 'restore', 'doctor', 'token'])
      expect(all.out).toContain(`  ${name}`)
    expect((await run(['restore', '--help'])).out).toContain('restore <file> [--force]')
  })
})

describe('token', () => {
  it('prints the token and nothing else, and the token works', async () => {
    const { code, out, err } = await run(['token', 'Ben.Agent', '--days', '2', '--read-only'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^stw_\S+\n$/)
    const headers = { authorization: `Bearer ${out.trim()}` }
    const me = await world.inject({ method: 'GET', url: '/api/v1/me', headers })
    expect(me.body.username).toBe('ben.agent')
    const written = await world.inject({
      method: 'POST',
      url: '/api/v1/incidents',
      headers,
      payload: { title: 'x' },
    })
    expect(written.status).toBe(403)
  })
})

describe('export', () => {
  it('writes all records to the terminal or a file', async () => {
    const shown = await run(['export', 'incidents', '--format', 'jsonl', '--q', 'jammed'])
    expect(JSON.parse(shown.out)).toMatchObject({ title: 'Printer jammed', requester: { name: 'Ben Agent' } })
    const file = join(folder, 'people.csv')
    expect(await run(['export', 'people', '--out', file])).toEqual({ code: 0, out: '', err: '' })
    expect(await readFile(file, 'utf8')).toContain('Ben Agent,')
  })
})

describe('backup and restore', () => {
  it('bring a database to another place, and tell what they did; a running server is not overwritten', async () => {
    const file = join(folder, 'all.steward')
    const written = await run(['backup', file])
    expect(written.out).toMatch(/^Wrote .*all\.steward: \d+ rows of \d+ tables and 0 files, \d+\.\d MB\.\n$/)
    expect(await run(['backup', file])).toMatchObject({ code: 1 })
    expect((await run(['restore', file, '--force'])).err).toContain('Steward is running on this database')
    const target = await freshDatabase('template1')
    try {
      const there = { DATABASE_URL: target.url, STEWARD_DATA: join(folder, 'there') }
      expect((await run(['restore', file], there)).out).toMatch(
        /^Restored \d+ rows and 0 files as they stood at /,
      )
      expect((await run(['restore', file], there)).err).toContain('--force')
      expect((await run(['restore', file, '--force'], there)).code).toBe(0)
      expect((await run(['doctor'], there)).code).toBe(0)
      expect((await run(['export', 'incidents', '--format', 'jsonl'], there)).out).toContain('Printer jammed')
    } finally {
      await target.drop()
    }
  }, 90_000)
})

describe('doctor', () => {
  it('finds a sound system sound', async () => {
    // Whatever else writes in this cluster holds facts back for a moment.
    const sealed = async () => (await run(['seal'])).out
    await expect.poll(sealed, { timeout: 20_000 }).toMatch(/^seal \d+ \S+Z [0-9a-f]{64}\n$/)
    const { code, out } = await run(['doctor'])
    expect(out.split('\n').filter(line => line.startsWith('✗'))).toEqual([])
    expect(code).toBe(0)
    for (const name of [
      'database',
      'migrations',
      'declarations',
      'history',
      'readers',
      'attachments',
      'data folder',
    ])
      expect(out).toContain(`✓ ${name}: `)
  })

  it('names what is not well, each in its line, and exits with 1', async () => {
    await ask(
      world.url,
      `update ledger set actor_name = 'Somebody else' where seq = (select min(seq) from ledger)`,
    )
    await ask(world.url, `alter table location alter column time_zone type varchar(99)`)
    await ask(world.url, `alter table service drop column description cascade`)
    await ask(
      world.url,
      `insert into attachment values (gen_random_uuid(), 'incident', gen_random_uuid(), 'lost.txt', 3, 'text/plain',
        repeat('ab', 32), false, null, 'Somebody', now())`,
    )
    await ask(world.url, `delete from migration where name = 'kernel/002-seals-by-sequence.sql'`)
    const { code, out } = await run(['doctor'])
    expect(code).toBe(1)
    expect(out).toContain('✗ history: Facts')
    expect(out).toContain('✗ declarations: location.time_zone is varchar; its field needs text')
    expect(out).toContain('service has no column description')
    expect(out).toMatch(/✗ attachments: lost\.txt .* is missing/)
    expect(out).toContain('✗ migrations: not applied: kernel/002')
    expect(out).toContain('✓ disk space')
  })

  it('says so when there is no database', async () => {
    const none = await run(['doctor'], { DATABASE_URL: '', STEWARD_DATA: join(folder, 'nowhere') })
    expect(none).toMatchObject({ code: 1 })
    expect(none.out).toContain('✗ database: there is none')
    const away = await run(['doctor'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    expect(away).toMatchObject({ code: 1, err: '' })
    expect(away.out).toMatch(/^✗ database: .+\n$/)
  })
})
