import { expect, it } from 'vitest'
import { Findings } from '../report.ts'
import { at, logRow } from './log-row.examples.ts'
import { agree, inOrder } from './order-rows.ts'

it('rows are in order of time, then of the number of the update', () => {
  const first = logRow('New', '01-03 08:00', { modCount: 0 })
  const second = logRow('Active', '01-03 08:10', { modCount: 3 })
  const third = logRow('Resolved', '01-03 08:10', { modCount: 4 })
  expect(inOrder([third, first, second])).toEqual([first, second, third])
  expect(inOrder([third, second, first])).toEqual([first, second, third])
})

it('the row the file opens with stays the opening one, though its update is dated later', () => {
  // INC0000137 of the UCI log.
  const opening = logRow('New', '29-02 11:10', { modCount: 1 })
  const second = logRow('New', '29-02 09:52', { modCount: 1 })
  const resolved = logRow('Resolved', '29-02 11:03', { modCount: 2 })
  expect(inOrder([opening, second, resolved])).toEqual([opening, second, resolved])
})

it('an update number that is too high does not move the row that came first', () => {
  // INC0000130 of the UCI log.
  const opening = logRow('New', '29-02 07:27', { modCount: 2 })
  const second = logRow('New', '29-02 09:59', { modCount: 1 })
  expect(inOrder([opening, second])).toEqual([opening, second])
})

it('an incident cannot have been opened twice', () => {
  const findings = new Findings()
  const rows = [logRow('New', '01-03 08:00'), logRow('New', '01-03 08:01', { openedAt: at('28-02 06:10') })]
  expect(agree(rows, 'opened_at', findings)).toBe(false)
  expect(findings.errors).toMatchObject([
    { row: rows[1]?.row, column: 'opened_at', value: '2016-02-28 06:10' },
  ])
})
