import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canReach, chooseServiceUser } from './service-user.ts'

const isRoot = process.getuid?.() === 0
const stranger = { name: 'stranger', uid: 4_000_000, gid: 4_000_000 }

let room: string
let inside: string

beforeAll(() => {
  room = mkdtempSync(path.join(os.tmpdir(), 'steward-reach-'))
  inside = path.join(room, 'inside')
  mkdirSync(inside)
  writeFileSync(path.join(inside, 'file'), '')
})

afterAll(() => rmSync(room, { recursive: true }))

test.runIf(process.getuid).each([
  [0o700, 0o755, 0o644, false],
  [0o711, 0o755, 0o644, true],
  [0o711, 0o700, 0o644, false],
  [0o711, 0o711, 0o600, false],
])('folders of %o and %o with a file of %o: a stranger reads it: %s', (outer, inner, file, expected) => {
  chmodSync(path.join(inside, 'file'), file)
  chmodSync(inside, inner)
  chmodSync(room, outer)
  expect(canReach(stranger, path.join(inside, 'file'))).toBe(expected)
  chmodSync(room, 0o700)
})

test('what is not there is not in reach', () => {
  expect(canReach(stranger, path.join(room, 'nothing'))).toBe(false)
  expect(canReach(null, path.join(room, 'nothing'))).toBe(false)
  expect(canReach(null, inside)).toBe(true)
})

test.runIf(!isRoot)('a normal user runs PostgreSQL as itself', () => {
  expect(chooseServiceUser(null)).toBeNull()
})

test.runIf(isRoot)('root hands PostgreSQL to a user who exists and is not root', () => {
  const user = chooseServiceUser(inside)
  expect(['postgres', 'nobody']).toContain(user?.name)
  expect(user?.uid).toBeGreaterThan(0)
})
