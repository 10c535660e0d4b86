import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OwnedElsewhereError } from './embedded-error.ts'
import { claimOwnership, findOwner } from './owner.ts'

let folder: string
const file = () => path.join(folder, 'steward.pid')

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'steward-owner-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('the owner is this process until it lets go', async () => {
  expect(findOwner(folder)).toBeNull()
  const ownership = await claimOwnership(folder)
  expect(findOwner(folder)?.pid).toBe(process.pid)
  ownership.release()
  expect(findOwner(folder)).toBeNull()
  expect(readdirSync(folder)).toEqual([])
})

test('a live owner is refused by anyone else', async () => {
  await claimOwnership(folder)
  await expect(claimOwnership(folder)).rejects.toThrow(OwnedElsewhereError)
})

test.each([
  ['of a process that is gone', '{"pid":4194304,"startMark":"x"}'],
  ['of a process whose pid another one has by now', `{"pid":${process.ppid},"startMark":"x"}`],
  ['of this very pid in a former life, as in a container', `{"pid":${process.pid},"startMark":"x"}`],
  ['of a group of processes', '{"pid":0,"startMark":null}'],
  ['that is cut off', '{"pid":12'],
  ['that is empty', ''],
])('a claim %s is taken over', async (_, content) => {
  writeFileSync(file(), content)
  const ownership = await claimOwnership(folder)
  expect(findOwner(folder)?.pid).toBe(process.pid)
  ownership.release()
  expect(existsSync(file())).toBe(false)
})

test('letting go leaves the claim of a successor alone', async () => {
  const ownership = await claimOwnership(folder)
  writeFileSync(file(), 'the successor')
  ownership.release()
  expect(readFileSync(file(), 'utf8')).toBe('the successor')
})

test('an owner on its way out is waited for', async () => {
  const leaving = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 400)'])
  writeFileSync(file(), JSON.stringify({ pid: leaving.pid, startMark: null }))
  await claimOwnership(folder)
  expect(leaving.exitCode).toBe(0)
})

test('of many who take over one stale claim at once, one becomes the owner', async () => {
  writeFileSync(file(), '{"pid":4194304,"startMark":"x"}')
  const owner = path.join(import.meta.dirname, 'owner.ts')
  const claim = `
    import { claimOwnership } from ${JSON.stringify(owner)}
    await claimOwnership(${JSON.stringify(folder)}).then(() => console.log('owner'), () => console.log('refused'))
    process.stdin.resume()`
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', claim], { stdio: ['pipe', 'pipe', 'inherit'] }),
  )
  const answers = await Promise.all(
    children.map(async child => String((await once(child.stdout, 'data'))[0]).trim()),
  )
  for (const child of children) child.kill()
  await Promise.all(children.map(child => once(child, 'exit')))
  expect(answers.filter(answer => answer === 'owner')).toHaveLength(1)
})
