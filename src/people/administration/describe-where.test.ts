import { describe, expect, it } from 'vitest'
import { type Clause, describeWhere } from './describe-where.ts'

const rule = {
  any: [
    { field: 'restrictedTo', empty: true },
    { field: 'assignee', is: 'ben' },
  ],
}
const deciding = (clause: Clause): string[] =>
  clause.test ? (clause.decides ? [clause.test.field] : []) : clause.parts.flatMap(part => deciding(part))

describe('a rule read aloud', () => {
  it('allows by the clause that holds', () => {
    const clause = describeWhere(rule, { restrictedTo: ['security'], assignee: 'ben' })
    expect(clause.holds).toBe(true)
    expect(deciding(clause)).toEqual(['assignee'])
  })

  it('refuses by every clause of which one would have sufficed', () => {
    const clause = describeWhere(rule, { restrictedTo: ['security'], assignee: null })
    expect(clause.holds).toBe(false)
    expect(deciding(clause)).toEqual(['restrictedTo', 'assignee'])
  })

  it('refuses by the one clause that fails where all are asked', () => {
    const clause = describeWhere(
      { all: [{ field: 'active', is: true }, rule] },
      { active: false, restrictedTo: [] },
    )
    expect(deciding(clause)).toEqual(['active'])
  })
})
