import { expect, test } from 'vitest'
import { createStatementNames, customPlan } from './statement-names.ts'

const text = 'select * from incident where id = $1'

test('a text gets its name at the second use and keeps it', () => {
  const names = createStatementNames()
  expect(names.nameFor(text)).toBeUndefined()
  const name = names.nameFor(text)
  expect(name).toMatch(/^s[0-9a-f]{20}$/)
  expect(names.nameFor(text)).toBe(name)
})

test('different texts have different names', () => {
  const names = createStatementNames()
  const [one, other] = [text, `${text} limit 1`].map(each => names.nameFor(each) ?? names.nameFor(each))
  expect(one).not.toBe(other)
})

test('a text that asks for a custom plan, or is very long, stays unnamed', () => {
  const names = createStatementNames()
  for (const each of [`${customPlan} ${text}`, `${text} ${'-'.repeat(10_000)}`]) {
    names.nameFor(each)
    expect(names.nameFor(each)).toBeUndefined()
  }
})

test('the table of names is bounded, and its members stay', () => {
  const names = createStatementNames(3)
  const texts = ['a', 'b', 'c', 'd'].map(each => `select '${each}', $1`)
  for (const each of texts) names.nameFor(each)
  expect(texts.map(each => names.nameFor(each) !== undefined)).toEqual([true, true, true, false])
  expect(names.nameFor(texts[0] ?? '')).toBeDefined()
})

test('texts made for one occasion do not fill the table', () => {
  const names = createStatementNames(3)
  for (let i = 0; i < 1000; i++) names.nameFor(`select ${i}, $1`)
  names.nameFor(text)
  expect(names.nameFor(text)).toBeDefined()
})

test('a renamed text gets another name, and another again', () => {
  const names = createStatementNames()
  names.nameFor(text)
  const seen = [names.nameFor(text)]
  for (let i = 0; i < 2; i++) {
    names.rename(text)
    seen.push(names.nameFor(text))
  }
  expect(new Set(seen).size).toBe(3)
})
