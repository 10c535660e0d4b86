import { describe, expect, it } from 'vitest'
import { readDay, readFlag, readInstant } from './cell-values.ts'

describe('reading a date and time', () => {
  it.each([
    ['29-02-2016 06:10', '2016-02-29T06:10:00.000Z'],
    ['1-3-2016 6:05', '2016-03-01T06:05:00.000Z'],
    ['2016-02-29 06:10:59', '2016-02-29T06:10:59.000Z'],
    ['2016-02-29T06:10:59.123Z', '2016-02-29T06:10:59.000Z'],
  ])('%s is understood, as UTC', (text, iso) => {
    const read = readInstant(text)
    expect('value' in read && read.value.toISOString()).toBe(iso)
  })

  it.each([
    '29-02-2015 06:10',
    '31-04-2016 06:10',
    '00-01-2016 06:10',
    '01-13-2016 06:10',
    '01-01-2016 24:00',
    '01-01-2016 10:60',
  ])('%s does not exist', text => {
    expect(readInstant(text)).toEqual({ wrong: 'There is no such day or time.' })
  })

  it.each(['29/02/2016 06:10', '2016-02-29', 'yesterday', '29-02-16 06:10', '42429.2569'])(
    '%s is not guessed at',
    text => {
      expect(readInstant(text)).toHaveProperty('wrong')
    },
  )

  it('a year far away is a mistake', () => {
    expect(readInstant('01-01-0016 06:10')).toEqual({ wrong: 'The year is out of range.' })
  })
})

it('reads a day, with or without a time beside it', () => {
  expect(readDay('29-02-2016')).toEqual({ value: '2016-02-29' })
  expect(readDay('2016-02-29')).toEqual({ value: '2016-02-29' })
  expect(readDay('30-02-2016')).toHaveProperty('wrong')
})

it('reads yes and no', () => {
  expect(readFlag('TRUE')).toEqual({ value: true })
  expect(readFlag('no')).toEqual({ value: false })
  expect(readFlag('maybe')).toHaveProperty('wrong')
})
