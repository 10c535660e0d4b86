import { expect, it } from 'vitest'
import type { RecordData } from '../../api/types.ts'
import { headingOf, type ListItem, nextStop, type RowGroup } from './items.ts'

const group = (key: string, open: boolean): RowGroup => ({ key, label: key, count: 2, q: '', open })
const heading = (key: string, open: boolean): ListItem => ({ kind: 'group', key, group: group(key, open) })
const record: RecordData = {
  id: '1',
  type: 'incident',
  version: 1,
  createdAt: '',
  updatedAt: '',
  custom: {},
  abilities: {},
}
const row = (key: string): ListItem => ({ kind: 'row', key, record })
const items: ListItem[] = [
  heading('open', true),
  row('a'),
  row('b'),
  heading('closed', false),
  heading('last', true),
  row('c'),
  { kind: 'bone', key: 'bone', group: group('last', true) },
]

it('the cursor passes over the headings of open groups and stops at closed ones', () => {
  expect(nextStop(items, 1, 1)).toBe(2)
  expect(nextStop(items, 2, 1)).toBe(3)
  expect(nextStop(items, 3, 1)).toBe(5)
  expect(nextStop(items, 5, -1)).toBe(3)
})

it('the cursor stays where it is at either end and before rows that are not loaded', () => {
  expect(nextStop(items, 1, -1)).toBe(1)
  expect(nextStop(items, 5, 1)).toBe(5)
})

it('a row knows the heading it stands under', () => {
  expect(headingOf(items, 2)).toBe(0)
  expect(headingOf(items, 5)).toBe(4)
  expect(headingOf([row('a')], 0)).toBeNull()
})
