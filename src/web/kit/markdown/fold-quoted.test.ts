import { expect, it } from 'vitest'
import { foldQuoted } from './fold-quoted.ts'

const quoted = '> On Monday the desk wrote:\n> Which floor?\n>\n> Yours'

it.each([
  ['a long quotation at the end is folded', `Third.\n\n${quoted}`, { said: 'Third.', quoted }],
  ['a short one is not', 'Third.\n\n> Which floor?', { said: 'Third.\n\n> Which floor?', quoted: '' }],
  ['one with words below it is not', `${quoted}\n\nThird.`, { said: `${quoted}\n\nThird.`, quoted: '' }],
  ['what is a quotation and nothing else is not', quoted, { said: quoted, quoted: '' }],
])('%s', (_, text, folded) => expect(foldQuoted(text)).toEqual(folded))
