import { describe, expect, it } from 'vitest'
import { compileCondition } from './condition.ts'

const names = ['state', 'priority', 'holdReason', 'custom']
const holds = (text: string, values: Record<string, unknown>): boolean | undefined =>
  compileCondition(text, names).condition?.holds(values)

describe('a condition', () => {
  it.each([
    ['', {}, true],
    ['priority <= 2', { priority: 2 }, true],
    ['priority <= 2', { priority: 3 }, false],
    [
      'state == "on_hold" && holdReason in ["caller", "vendor"]',
      { state: 'on_hold', holdReason: 'vendor' },
      true,
    ],
    ['holdReason == "caller"', { holdReason: null }, false],
    ['custom.site == "Kiel"', { custom: { site: 'Kiel' } }, true],
    ['custom.site == "Kiel"', { custom: {} }, false],
    ['priority', { priority: 1 }, false],
  ])('%s of %j is %s', (text, values, expected) => {
    expect(holds(text, values)).toBe(expected)
  })

  it.each([
    ['stat == "new"', 'Unknown variable: stat'],
    ['state ==', 'Unexpected token'],
    ['"yes"', 'must be true or false'],
    ['[1, 2].map(a, [1, 2].map(b, a))', 'must be true or false'],
    [`state == "${'x'.repeat(10)}" ${'|| true '.repeat(400)}`, ''],
  ])('%s is refused with the reason', (text, reason) => {
    expect(compileCondition(text, names)).toMatchObject({
      condition: null,
      problem: expect.stringContaining(reason),
    })
  })

  it('reaches nothing but the values it is given', () => {
    expect(holds('custom.constructor == "x"', { custom: {} })).toBe(false)
    expect(compileCondition('process.exit(1)', names).condition).toBeNull()
  })
})
