import { expect, test, vi } from 'vitest'
import { systemActor } from '../../kernel/access/actor.ts'
import type { Pass } from './actor-of.ts'
import { PassCache } from './pass-cache.ts'

const passOf = (id: string): Pass => ({
  actor: { ...systemActor('test'), id, system: false },
  mustChangePassword: false,
  expiresAt: new Date(8.64e15),
  usedAt: new Date(0),
})

test('asks once for many who ask at once, and again after five seconds', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const cache = new PassCache()
  const read = vi.fn(async () => passOf('anna'))
  await Promise.all([cache.get('a', read), cache.get('a', read), cache.get('a', read)])
  vi.advanceTimersByTime(4999)
  await cache.get('a', read)
  expect(read).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(2)
  await cache.get('a', read)
  expect(read).toHaveBeenCalledTimes(2)
  vi.useRealTimers()
})

test('does not remember what it did not find or could not read', async () => {
  const cache = new PassCache()
  expect(await cache.get('a', async () => null)).toBeNull()
  await expect(cache.get('a', async () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(cache.size).toBe(0)
})

test('forgets by person and by hash, and what is just being read', async () => {
  const cache = new PassCache()
  await cache.get('a', async () => passOf('anna'))
  await cache.get('b', async () => passOf('bert'))
  let answer: (pass: Pass) => void = () => {}
  const reading = cache.get('c', () => new Promise(resolve => (answer = resolve)))
  cache.forget(new Set(['anna']))
  answer(passOf('anna'))
  await reading
  const read = vi.fn(async () => passOf('anna'))
  await cache.get('a', read)
  await cache.get('c', read)
  await cache.get('b', read)
  expect(read).toHaveBeenCalledTimes(2)
})

test('holds at most ten thousand and drops the oldest', async () => {
  const cache = new PassCache()
  for (let i = 0; i < 10_050; i++) await cache.get(`h${i}`, async () => passOf(`p${i}`))
  expect(cache.size).toBe(10_000)
  const read = vi.fn(async () => passOf('x'))
  await cache.get('h10049', read)
  expect(read).not.toHaveBeenCalled()
  await cache.get('h0', read)
  expect(read).toHaveBeenCalledTimes(1)
})
