import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isoInstant } from './iso-instant.ts'

it('writes an instant as toISOString does', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), at => {
      expect(isoInstant(at)).toBe(at.toISOString())
    }),
  )
})

it('refuses what is no instant', () => {
  expect(() => isoInstant(new Date(Number.NaN))).toThrow(RangeError)
})
