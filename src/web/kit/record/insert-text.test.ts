import { describe, expect, it } from 'vitest'
import { withInserted } from './insert-text.ts'

describe('a canned reply', () => {
  it('takes the place of the slash that asked for it', () => {
    expect(withInserted('Hi\n/', 4, 4, 'thank you')).toEqual({ value: 'Hi\nthank you', from: 12, to: 12 })
  })

  it('goes where the cursor is and leaves a slash inside a word alone', () => {
    expect(withInserted('and/ after', 4, 4, 'X').value).toBe('and/X after')
    expect(withInserted('ab', 1, 1, 'X')).toEqual({ value: 'aXb', from: 2, to: 2 })
  })

  it('replaces what is selected', () => {
    expect(withInserted('old text', 0, 3, 'new').value).toBe('new text')
  })

  it('selects the first gap, so that it is not sent unseen', () => {
    const { value, from, to } = withInserted('/', 1, 1, 'About {service}.')
    expect(value.slice(from, to)).toBe('{service}')
  })
})
