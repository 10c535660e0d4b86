import { expect, it } from 'vitest'
import { askedWords } from './asked-words.ts'

const texts = (text: string, synonyms: string[][] = []) => askedWords(text, synonyms).map(word => word.text)

it.each([
  ['How do I reset my password?', ['reset', 'password']],
  ['Wie kann ich mein Passwort ändern?', ['passwort', 'ändern']],
  ['VPN VPN vpn', ['vpn']],
  ["'); drop table article; --", ['drop', 'table', 'article']],
  ['who is it', ['who', 'is', 'it']],
  ['🚒 ?!', []],
  ['', []],
])('%s is asked as %j', (text, words) => {
  expect(texts(text)).toEqual(words)
})

it('asks with at most eight words', () => {
  expect(texts('alpha beta gamma delta epsilon zeta eta theta iota kappa')).toHaveLength(8)
})

it('knows the other words of a group, whatever their case, and no phrase', () => {
  expect(askedWords('laptop', [['Notebook', 'Laptop', 'portable computer']])).toEqual([
    { text: 'laptop', synonyms: ['notebook'], mayBeMisspelt: true },
  ])
})

it('takes short words and figures at their word', () => {
  expect(askedWords('sap 12345', []).map(word => word.mayBeMisspelt)).toEqual([false, false])
})
