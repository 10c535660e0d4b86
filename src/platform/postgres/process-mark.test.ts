import { spawn } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import { expect, test } from 'vitest'
import { isAlive, isPostgresOf, isRunning, markOf } from './process-mark.ts'

test('a process is told from a later one with the same pid', () => {
  const here = markOf(process.pid)
  expect(isRunning(here)).toBe(true)
  expect(isRunning({ ...here, startMark: 'another life' })).toBe(false)
})

test('a process that ended is not running', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  const mark = markOf(child.pid ?? 0)
  await once(child, 'exit')
  expect(isRunning(mark)).toBe(false)
})

test('numbers that mean groups of processes are nobody', () => {
  expect([0, -1, Number.NaN].map(isAlive)).toEqual([false, false, false])
})

test.runIf(process.platform !== 'win32')('another program is not the PostgreSQL of a folder', () => {
  expect(isPostgresOf(process.pid, os.tmpdir())).toBe(false)
  expect(isPostgresOf(process.pid, process.cwd())).toBe(false)
})
