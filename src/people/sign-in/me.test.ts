import { expect, test } from 'vitest'
import { initialsOf } from './me.ts'
import { isTimeZone } from './preferences.ts'

test.each([
  ['Anna Maria Berg', 'AB'],
  ['anna', 'A'],
  ['  Jörg  Öztürk ', 'JÖ'],
  ['李 小龍', '李小'],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a time zone is a name of the list', () => {
  for (const zone of ['UTC', 'Europe/Paris', 'America/Argentina/Buenos_Aires'])
    expect(isTimeZone(zone)).toBe(true)
  for (const zone of ['', '+02:00', 'Europe/Atlantis', "'; drop table person"])
    expect(isTimeZone(zone)).toBe(false)
})
