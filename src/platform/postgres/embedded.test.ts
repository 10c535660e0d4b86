import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { connectToRunning, type EmbeddedServer, OwnedElsewhereError, openEmbedded } from './embedded.ts'
import { type Held, holdOpen, kill, killServer, run, serverPid } from './held-open.fixture.ts'
import { stopLeftover } from './postmaster.ts'
import { isAlive } from './process-mark.ts'

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
const quick = { fsync: 'off' }

let template: string
let room: string
let dataFolder: string
const open: EmbeddedServer[] = []
const held: Held[] = []

async function start(settings: Record<string, string> = quick): Promise<EmbeddedServer> {
  const server = await openEmbedded({ dataFolder, log, settings })
  open.push(server)
  return server
}

async function startElsewhere(): Promise<Held> {
  const other = await holdOpen(dataFolder)
  held.push(other)
  return other
}

// As root, PostgreSQL's user must pass here.
function makeRoom(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'steward-test-'))
  chmodSync(folder, 0o711)
  return folder
}

beforeAll(async () => {
  template = makeRoom()
  const server = await openEmbedded({ dataFolder: template, log, settings: quick })
  await run(server.url, 'create table kept as select 7 as answer')
  await server.stop()
})

afterAll(() => rmSync(template, { recursive: true, force: true }))

beforeEach(() => {
  room = makeRoom()
  dataFolder = path.join(room, 'data')
  cpSync(template, dataFolder, { recursive: true })
})

afterEach(async () => {
  for (const server of open.splice(0)) await server.stop()
  for (const other of held.splice(0)) await kill(other.child)
  if (existsSync(path.join(dataFolder, 'postgres'))) await stopLeftover(path.join(dataFolder, 'postgres'))
  rmSync(room, { recursive: true, force: true })
})

test('a new data folder becomes a private UTF-8 database that keeps its rows over a restart', async () => {
  rmSync(dataFolder, { recursive: true })
  const first = await start()
  expect(first.adopted).toBe(false)
  expect(await run(first.url, 'show server_encoding')).toBe('UTF8')
  expect(await run(first.url, `select lower('ÄRGER Ω') = 'ärger ω'`)).toBe(true)
  expect(await run(first.url, 'show data_checksums')).toBe('on')
  expect(await run(first.tcpUrl, 'select current_database()')).toBe('steward')
  await run(first.url, 'create table kept as select 42 as answer')
  await first.stop()

  expect(readdirSync(dataFolder).sort()).toEqual(['postgres', 'postgres.log', 'postgres.secret'])
  if (process.platform !== 'win32') {
    expect(statSync(path.join(dataFolder, 'postgres.secret')).mode & 0o777).toBe(0o600)
    expect(statSync(dataFolder).mode & 0o066).toBe(0)
  }

  const begin = performance.now()
  const second = await start()
  expect(performance.now() - begin).toBeLessThan(2000)
  expect(await run(second.url, 'select answer from kept')).toBe(42)
})

test('a connection without the password is refused', async () => {
  const server = await start()
  const address = new URL(server.tcpUrl)
  address.password = 'guessed'
  await expect(run(address.href, 'select 1')).rejects.toThrow(/password authentication failed/)
})

test('stopping twice is stopping once, and nothing of the server remains', async () => {
  const server = await start()
  const pid = serverPid(dataFolder)
  const socketFolder = new URL(server.url).searchParams.get('host')
  await Promise.all([server.stop(), server.stop()])
  expect(isAlive(pid)).toBe(false)
  expect(existsSync(path.join(dataFolder, 'steward.pid'))).toBe(false)
  expect(socketFolder !== null && existsSync(socketFolder)).toBe(false)
})

test('a second owner is refused in one clear line, in this process and in another', async () => {
  await start()
  const again = openEmbedded({ dataFolder, log })
  await expect(again).rejects.toThrow(OwnedElsewhereError)
  const line = `Steward is already running on this data folder (process ${process.pid}). Stop it first, or set STEWARD_DATA to another folder.`
  await expect(again).rejects.toThrow(line)
  expect((await startElsewhere()).refused).toBe(`OwnedElsewhereError: ${line}`)
})

test('the server of a killed Steward is taken over with its rows', async () => {
  const other = await startElsewhere()
  const orphan = serverPid(dataFolder)
  await kill(other.child)
  expect(isAlive(orphan)).toBe(true)

  const server = await start()
  expect(server.adopted).toBe(true)
  expect(serverPid(dataFolder)).toBe(orphan)
  expect(await run(server.url, 'select answer from kept')).toBe(7)
  await server.stop()
  expect(isAlive(orphan)).toBe(false)
})

test('the server of a killed Steward is replaced when it runs with other settings', async () => {
  const other = await startElsewhere()
  const orphan = serverPid(dataFolder)
  await kill(other.child)
  const server = await start({ ...quick, work_mem: '5MB' })
  expect(server.adopted).toBe(false)
  expect(isAlive(orphan)).toBe(false)
  expect(await run(server.url, 'show work_mem')).toBe('5MB')
})

test('after Steward and its server were both killed, the next start recovers', async () => {
  const other = await startElsewhere()
  await kill(other.child)
  await killServer(dataFolder)
  const server = await start()
  expect(server.adopted).toBe(false)
  expect(await run(server.url, 'select answer from kept')).toBe(7)
})

test('pid files whose numbers belong to other programs by now do not hinder the start', async () => {
  const other = await startElsewhere()
  await kill(other.child)
  await killServer(dataFolder)
  const postmasterFile = path.join(dataFolder, 'postgres', 'postmaster.pid')
  const [, ...rest] = readFileSync(postmasterFile, 'utf8').split('\n')
  writeFileSync(postmasterFile, [process.ppid, ...rest].join('\n'))
  writeFileSync(
    path.join(dataFolder, 'steward.pid'),
    JSON.stringify({ pid: process.ppid, startMark: 'before' }),
  )
  const server = await start()
  expect(server.adopted).toBe(false)
  expect(await run(server.url, 'select 1')).toBe(1)
})

test('an initialisation that was killed half-way is begun anew', async () => {
  rmSync(dataFolder, { recursive: true })
  mkdirSync(path.join(dataFolder, 'postgres.draft-1-1', 'cluster'), { recursive: true })
  const server = await start()
  expect(await run(server.url, 'select 1')).toBe(1)
  expect(readdirSync(dataFolder)).not.toContain('postgres.draft-1-1')
})

test('a lost secret is replaced, the data stays', async () => {
  const first = await start()
  await first.stop()
  rmSync(path.join(dataFolder, 'postgres.secret'))
  const second = await start()
  expect(await run(second.tcpUrl, 'select answer from kept')).toBe(7)
})

test('a server that ends by itself is started again at the same address', async () => {
  const server = await start()
  await killServer(dataFolder)
  await expect.poll(() => run(server.url, 'select 1').catch(() => 0), { timeout: 5000 }).toBe(1)
  expect(log.error).toHaveBeenCalledWith(expect.stringMatching(/^PostgreSQL ended unexpectedly/))
})

test('an ordinary SIGTERM of the owner stops the server too', async () => {
  const other = await startElsewhere()
  const pid = serverPid(dataFolder)
  await kill(other.child, 'SIGTERM')
  expect(isAlive(pid)).toBe(false)
})

test('a command finds the running server, and none once its Steward is gone', async () => {
  expect(await connectToRunning({ dataFolder })).toBeNull()
  const other = await startElsewhere()
  const running = await connectToRunning({ dataFolder })
  expect(running?.url).toBe(other.url)
  expect(running && (await run(running.tcpUrl, 'select 1'))).toBe(1)
  await kill(other.child)
  expect(await connectToRunning({ dataFolder })).toBeNull()
})

test('a data folder that cannot be used is refused in one clear line', async () => {
  rmSync(dataFolder, { recursive: true })
  writeFileSync(dataFolder, 'a file')
  await expect(start()).rejects.toThrow(
    /^The data folder .* cannot be used \(.*\)\. Make it writable, or set STEWARD_DATA to another folder\.$/,
  )
})

test('a server that cannot start says why, and the data folder is free again', async () => {
  await expect(start({ shared_buffers: 'plenty' })).rejects.toThrow(
    /^The embedded PostgreSQL cannot run .*shared_buffers/,
  )
  expect(existsSync(path.join(dataFolder, 'steward.pid'))).toBe(false)
  expect(await run((await start()).url, 'select 1')).toBe(1)
})
