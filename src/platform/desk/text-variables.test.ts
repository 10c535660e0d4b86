import { describe, expect, it } from 'vitest'
import { fillText, fillWhole, unknownVariables, wrongText } from './text-variables.ts'

describe('a prepared text', () => {
  it('is filled with what the record says', () => {
    const values = { 'requester.first': 'Anna', number: 'INC0010001' }
    expect(fillText('Hello {requester.first}, about {number}.', values)).toEqual({
      text: 'Hello Anna, about INC0010001.',
      missing: [],
    })
  })

  it('keeps the variable in sight where the record says nothing', () => {
    expect(fillText('{service} of {group}', { group: 'Desk' })).toEqual({
      text: '{service} of Desk',
      missing: ['service'],
    })
    expect(() => fillWhole('{service}', {})).toThrow('{service}')
  })

  it('never fills what a value itself has in braces', () => {
    expect(fillText('{subject}', { subject: '{me}', me: 'Ben' }).text).toBe('{me}')
  })

  it('names a misspelt variable and leaves other braces alone', () => {
    expect(unknownVariables('{requestor} {number} {requestor} {} { me } {"a": 1}')).toEqual(['requestor'])
    expect(wrongText('Dear {name}')).toContain('{name}')
    expect(wrongText('Dear {requester}')).toBeNull()
  })
})
