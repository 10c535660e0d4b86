import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ChecklistItem, moved } from './checklist.ts'

const item = (id: string, position: number): ChecklistItem => ({
  id,
  position,
  text: id,
  mandatory: false,
  doneAt: null,
  doneById: null,
  doneByName: null,
})
const [a, b, c] = [item('a', 1), item('b', 2), item('c', 3)]

it('moves an item to a place and renumbers only what changes', () => {
  expect(moved([a, b, c], c, 2)).toEqual([
    { id: 'c', position: 2 },
    { id: 'b', position: 3 },
  ])
  expect(moved([a, b, c], a, 99)).toHaveLength(3)
  expect(moved([a, b, c], b, 2)).toEqual([])
})

it('closes gaps that removed items left, and loses nobody', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 30 }),
      fc.nat(),
      fc.integer({ min: -3, max: 40 }),
      (positions, pick, to) => {
        const items = positions.toSorted((x, y) => x - y).map(position => item(`i${position}`, position))
        const chosen = items[pick % items.length] ?? item('none', 0)
        const changed = new Map(moved(items, chosen, to).map(({ id, position }) => [id, position]))
        const after = items.map(({ id, position }) => changed.get(id) ?? position).toSorted((x, y) => x - y)
        expect(after).toEqual(items.map((_, index) => index + 1))
      },
    ),
  )
})
