import { describe, expect, it } from 'vitest'
import { instantOf, isActive, tellDemo } from './tell-demo.ts'

/** The demo is started at any hour of any day; what its people find must always be there. */
const moments = [
  ['a Wednesday morning', '2026-03-04T10:15:00Z'],
  ['a Sunday night', '2026-03-08T23:40:00Z'],
  ['New Year', '2027-01-01T00:03:00Z'],
  ['a leap day', '2028-02-29T13:00:00Z'],
  ['the night the clocks change', '2026-03-29T01:30:00Z'],
  ['Easter Monday', '2026-04-06T08:00:00Z'],
  ['a Friday evening in July', '2026-07-17T19:45:00Z'],
] as const

describe.each(moments)('on %s', (_, moment) => {
  const now = new Date(moment)
  const { company, records } = tellDemo(now, { incidents: 500 })
  const { agent, manager, admin, employee } = company.personas
  const active = records.filter(isActive)
  const assignedTo = (id: string) => active.filter(record => record.values.assignee === id)

  it('gives the agent a mixed dozen', () => {
    const own = assignedTo(agent.id)
    expect(own.length).toBeGreaterThanOrEqual(11)
    expect(own.length).toBeLessThanOrEqual(14)
    expect(new Set(own.map(record => record.values.state))).toEqual(
      new Set(['new', 'in_progress', 'on_hold']),
    )
    expect(new Set(own.map(record => record.values.priority)).size).toBeGreaterThanOrEqual(3)
  })

  it('gives the employee two open, one that waits for her answer, one to confirm and some closed', () => {
    const own = records.filter(record => record.values.requester === employee.id)
    const inState = (...states: string[]) =>
      own.filter(record => states.includes(String(record.values.state)))
    expect(inState('new', 'in_progress').length).toBeGreaterThanOrEqual(2)
    const waiting = inState('on_hold').filter(record => record.values.holdReason === 'caller')
    expect(waiting.length).toBeGreaterThanOrEqual(1)
    expect(waiting[0]?.values.lastWordBy).toBe('staff')
    expect(inState('closed').length).toBeGreaterThanOrEqual(4)
  })

  it('gives the administrator and the manager work too', () => {
    expect(assignedTo(admin.id).length).toBeGreaterThanOrEqual(3)
    expect(assignedTo(manager.id).length).toBeGreaterThanOrEqual(2)
  })

  it('shows something going on within the last hour', () => {
    const recent = active.filter(
      record => now.getTime() - instantOf(record, 'updatedAt').getTime() < 3_600_000,
    )
    expect(recent.length).toBeGreaterThanOrEqual(6)
  })
})
