import { expect, test } from 'vitest'
import { addressKey } from './address-key.ts'
import { signInBudgets } from './budgets.ts'

test('a stranger’s try counts for his address and for the account', () => {
  const budgets = signInBudgets({ account: 'anna', address: '192.0.2.7', knownDevice: null })
  expect(budgets).toEqual([
    { name: 'address:192.0.2.7', limit: 100, minutes: 15 },
    { name: 'account:anna', limit: 10, minutes: 15 },
  ])
})

test('a known browser’s try counts for itself alone', () => {
  const budgets = signInBudgets({ account: 'anna', address: '192.0.2.7', knownDevice: 'd1' })
  expect(budgets).toEqual([{ name: 'device:d1:anna', limit: 10, minutes: 15 }])
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (ip, key) => {
  expect(addressKey(ip)).toBe(key)
})
