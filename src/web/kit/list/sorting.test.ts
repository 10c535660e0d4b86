import { expect, it } from 'vitest'
import { sortAlsoBy, sortOnlyBy, sortsBefore } from './sorting.ts'

it('a header pressed again turns the order round, then gives the list its own back', () => {
  expect(sortOnlyBy('priority,-updatedAt', 'number')).toBe('number')
  expect(sortOnlyBy('number', 'number')).toBe('-number')
  expect(sortOnlyBy('-number', 'number')).toBe('')
})

it('a header of an order of several first becomes the only one', () => {
  expect(sortOnlyBy('priority,-updatedAt', 'priority')).toBe('priority')
})

it('with Shift a field joins the order, turns round, and leaves it', () => {
  expect(sortAlsoBy('priority', 'createdAt')).toBe('priority,createdAt')
  expect(sortAlsoBy('priority,createdAt', 'createdAt')).toBe('priority,-createdAt')
  expect(sortAlsoBy('priority,-createdAt', 'createdAt')).toBe('priority')
  expect(sortAlsoBy('priority,createdAt', 'priority')).toBe('-priority,createdAt')
})

it('a fourth field takes the place of the third', () => {
  expect(sortAlsoBy('priority,createdAt,number', 'updatedAt')).toBe('priority,createdAt,updatedAt')
})

it('a record stands before another by the first field in which they differ', () => {
  const row = { priority: '2', updatedAt: '2026-01-02' }
  expect(sortsBefore({ priority: '1', updatedAt: '2026-01-01' }, row, 'priority,-updatedAt')).toBe(true)
  expect(sortsBefore({ priority: '2', updatedAt: '2026-01-01' }, row, 'priority,-updatedAt')).toBe(false)
  expect(sortsBefore({ priority: '2', updatedAt: '2026-01-03' }, row, 'priority,-updatedAt')).toBe(true)
})
