import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'

/** Deletability is the test of the architecture: without the incident's folder and its lines the house stands. */
const repository = resolve(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'steward-without-incident-'))
afterAll(() => rmSync(copy, { recursive: true, force: true }))

function withoutLines(path: string, pattern: RegExp): number {
  const file = join(copy, path)
  const lines = readFileSync(file, 'utf8').split('\n')
  const kept = lines.filter(line => !pattern.test(line))
  writeFileSync(file, kept.join('\n'))
  return lines.length - kept.length
}

const runNode = (...args: string[]): string =>
  execFileSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })

it('builds and keeps its contract with the incident practice removed: a folder, its registry line, its room', () => {
  for (const part of [
    'src',
    'tests/contract',
    'tests/fixtures',
    'tests/harness',
    'demo',
    'scripts',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ]) {
    cpSync(join(repository, part), join(copy, part), { recursive: true })
  }
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'))
  rmSync(join(copy, 'src/practices/incident'), { recursive: true })
  expect(withoutLines('src/main/registry.ts', /incident/i)).toBe(2)
  expect(withoutLines('src/main/rooms.ts', /practices\/incident/)).toBe(1)
  // What speaks of incidents by name, and the words of the pages, go with the practice.
  for (const test of ['where.test.ts', 'readme.test.ts'])
    rmSync(join(copy, 'tests/contract', test), { force: true })
  const typescript = join(repository, 'node_modules/typescript/bin/tsc')
  expect(runNode(typescript, '-p', '.', '--noEmit')).toBe('')
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs')
  expect(runNode(vitest, 'run', 'tests/contract')).toMatch(/Tests\s+\d+ passed \(\d+\)/)
}, 180_000)
