import { expect, it } from 'vitest'
import type { RecordData } from '../../api/types.ts'
import { allDone, inTurn } from './in-turn.ts'

const record = (id: string, version: number): RecordData => ({
  id,
  type: 'incident',
  version,
  createdAt: '',
  updatedAt: '',
  custom: {},
  abilities: {},
})

it('a second act on a record begins when the first is done, with the record as that left it', async () => {
  let finish = () => {}
  const seen: number[] = []
  const first = inTurn(record('a', 1), async now => {
    seen.push(now.version)
    await new Promise<void>(resolve => {
      finish = resolve
    })
    return record('a', 2)
  })
  const second = inTurn(record('a', 1), async now => {
    seen.push(now.version)
    return record('a', 3)
  })
  await inTurn(record('b', 7), async now => now)
  expect(seen).toEqual([1])
  finish()
  await Promise.all([first, second])
  expect(seen).toEqual([1, 2])
})

it('an act after a refused one still happens, on the record its person saw', async () => {
  const refused = inTurn(record('c', 4), async () => {
    throw new Error('no')
  })
  const next = inTurn(record('c', 4), async now => now)
  await expect(refused).rejects.toThrow('no')
  expect((await next).version).toBe(4)
})

it('all is done when nothing that was begun is still on its way, even what was refused', async () => {
  let isDone = false
  let finish = () => {}
  inTurn(record('d', 1), async now => {
    await new Promise<void>(resolve => {
      finish = resolve
    })
    return now
  })
  const refused = inTurn(record('e', 1), async () => {
    throw new Error('no')
  })
  const done = allDone().then(() => {
    isDone = true
  })
  await expect(refused).rejects.toThrow('no')
  expect(isDone).toBe(false)
  finish()
  await done
})
