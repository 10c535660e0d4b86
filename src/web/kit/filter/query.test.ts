import { describe, expect, it } from 'vitest'
import { formatQuery, parseQuery, withWords, wordsOf } from './query.ts'

describe('the filter language', () => {
  it.each([
    'is:open priority:1,2',
    '-is:waiting group:"Service desk"',
    'updatedAt:>-7d createdAt:<=2026-01-01',
    'assignee:me,none vpn printer',
    '"exact words" -state:closed',
    'group:"Service desk",Network',
  ])('reads and writes %s without change', q => {
    expect(formatQuery(parseQuery(q))).toBe(q)
  })

  it('keeps a comparison apart from its value', () => {
    expect(parseQuery('dueAt:>=-2h')).toEqual([
      { kind: 'field', field: 'dueAt', comparison: '>=', values: ['-2h'], negated: false },
    ])
  })

  it('finds the words between the chips', () => {
    expect(wordsOf(parseQuery('is:open vpn priority:1 down'))).toBe('vpn down')
  })

  it('changes the words and leaves the chips', () => {
    expect(withWords('is:open vpn priority:1', 'printer jam')).toBe('is:open priority:1 printer jam')
    expect(withWords('is:open vpn', '')).toBe('is:open')
  })

  it('never lets a quote inside a value break the query', () => {
    const text = formatQuery([
      { kind: 'field', field: 'group', comparison: '', values: ['The "A" team'], negated: false },
    ])
    expect(parseQuery(text)).toHaveLength(1)
  })
})
