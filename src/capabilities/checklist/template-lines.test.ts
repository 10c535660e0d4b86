import { expect, it } from 'vitest'
import { itemsInLines, problemOfLines } from './template-lines.ts'

it('reads one item a line; an exclamation mark at the beginning makes it mandatory', () => {
  expect(itemsInLines('! Wipe the disk\n\n  Print the form  \r\n!\n!Hand it over!')).toEqual([
    { text: 'Wipe the disk', mandatory: true },
    { text: 'Print the form', mandatory: false },
    { text: 'Hand it over!', mandatory: true },
  ])
})

it('says what a template cannot be', () => {
  expect(problemOfLines('One')).toBeNull()
  expect(problemOfLines(' \n! \n')).toMatch(/at least one item/)
  expect(problemOfLines('x\n'.repeat(101))).toMatch(/at most 100 items/)
  expect(problemOfLines('x'.repeat(301))).toMatch(/at most 300 characters/)
})
