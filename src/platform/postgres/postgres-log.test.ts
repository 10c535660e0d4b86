import { closeSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLog, readLogFrom, rotateLog, sizeOf } from './postgres-log.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'steward-log-'))
  file = path.join(folder, 'postgres.log')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a log that has grown large begins anew while it is being written', () => {
  const handle = openLog(file)
  truncateSync(file, 11 * 1024 * 1024)
  rotateLog(file)
  expect(statSync(`${file}.1`).size).toBe(11 * 1024 * 1024)
  writeSync(handle, 'after\n')
  closeSync(handle)
  expect(readLogFrom(file, 0)).toBe('after\n')
})

test('a small log and a missing one are left alone', () => {
  rotateLog(file)
  closeSync(openLog(file))
  rotateLog(file)
  expect(sizeOf(file)).toBe(0)
  expect(existsSync(`${file}.1`)).toBe(false)
})

test('reading starts where it was told', () => {
  const handle = openLog(file)
  writeSync(handle, 'before\nafter\n')
  closeSync(handle)
  expect(readLogFrom(file, 7)).toBe('after\n')
  expect(readLogFrom(file, 100)).toBe('')
})
