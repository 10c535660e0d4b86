// `npm start` and its kin, on a small checkout whose programs only say what happened to them.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

const repository = path.resolve(import.meta.dirname, '../..')

const server = `
  import { appendFileSync } from 'node:fs'
  const say = (word: string) => appendFileSync('events', word + ' ')
  const stop = (why: string) => { say(why); setTimeout(() => { say('stopped'); process.exit(0) }, 50) }
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => stop(signal))
  setInterval(() => {}, 1000)
  say('open')`

const command = `
  console.log(JSON.stringify(process.argv.slice(2)))
  process.exit(Number(process.argv[2]))`

let checkout: string
const events = () =>
  existsSync(path.join(checkout, 'events')) ? readFileSync(path.join(checkout, 'events'), 'utf8').trim() : ''

beforeAll(() => {
  checkout = mkdtempSync(path.join(os.tmpdir(), 'steward-run-'))
  cpSync(path.join(repository, 'scripts/run'), path.join(checkout, 'scripts/run'), { recursive: true })
  cpSync(path.join(repository, 'scripts/run.mjs'), path.join(checkout, 'scripts/run.mjs'))
  mkdirSync(path.join(checkout, 'src/main'), { recursive: true })
  mkdirSync(path.join(checkout, 'node_modules'))
  const files = {
    'package.json': '{"type":"module"}',
    'package-lock.json': '{"packages":{"":{}}}',
    'node_modules/.package-lock.json': '{"packages":{}}',
    'src/main/server.ts': server,
    'src/main/cli.ts': command,
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(checkout, file), text)
})

beforeEach(() => rmSync(path.join(checkout, 'events'), { force: true }))

afterAll(() => rmSync(checkout, { recursive: true }))

function run(...args: string[]): ChildProcess {
  const env = { ...process.env, npm_lifecycle_event: '' }
  return spawn(process.execPath, ['scripts/run.mjs', ...args], { cwd: checkout, env, stdio: 'pipe' })
}

async function started(): Promise<ChildProcess> {
  const child = run('start')
  await expect.poll(events, { timeout: 10_000 }).toBe('open')
  return child
}

test('a command has stdout, its arguments and its exit code to itself', async () => {
  const child = run('steward', '3', 'two words', '--flag')
  let said = ''
  child.stdout?.on('data', chunk => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(3)
  expect(said).toBe('["3","two words","--flag"]\n')
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s to the bootstrap stops the server cleanly', async signal => {
  const child = await started()
  child.kill(signal)
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  expect(events()).toBe(`open ${signal} stopped`)
})

test('Ctrl-C that arrives twice, from the terminal and from npm, is passed on once', async () => {
  const child = await started()
  child.kill('SIGINT')
  child.kill('SIGINT')
  await once(child, 'close')
  expect(events()).toBe('open SIGINT stopped')
})

test('a server whose bootstrap is killed stops cleanly', async () => {
  const child = await started()
  child.kill('SIGKILL')
  await expect.poll(events, { timeout: 5000 }).toBe('open disconnect stopped')
})

test('what is not there is said in one line', async () => {
  const child = run('bench')
  let said = ''
  child.stderr?.on('data', chunk => {
    said += chunk
  })
  expect(await once(child, 'close')).toEqual([1, null])
  expect(said).toBe('bench/main.ts does not exist in this checkout.\n')
})
