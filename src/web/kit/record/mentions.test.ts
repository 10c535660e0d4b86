import { expect, it } from 'vitest'
import { collapse, expand, mentionAt, type Named } from './mentions.ts'

const ben: Named = { type: 'person', id: '0190aaaa-0000-7000-8000-000000000001', name: 'Ben Okafor' }
const benny: Named = { type: 'person', id: '0190aaaa-0000-7000-8000-000000000002', name: 'Ben' }
const desk: Named = { type: 'group', id: '0190aaaa-0000-7000-8000-000000000003', name: 'Service Desk (EU)' }

it('keeps whom a text names, and shows only the name', () => {
  const shown = 'Hello @Ben Okafor and @Service Desk (EU), see @Ben.'
  const kept = expand(shown, [ben, benny, desk])
  expect(kept).toContain(`[@Ben Okafor](mention:person/${ben.id})`)
  expect(kept).toContain(`[@Service Desk (EU)](mention:group/${desk.id})`)
  expect(kept).toContain(`[@Ben](mention:person/${benny.id})`)
  expect(collapse(kept)).toEqual({ text: shown, named: [ben, desk, benny] })
})

it('leaves a name alone that was broken or never picked', () => {
  expect(expand('@Ben Oka and @Someone', [ben])).toBe('@Ben Oka and @Someone')
  expect(expand('@Bennett', [benny])).toBe('@Bennett')
  expect(collapse('mail ben@example.org')).toEqual({ text: 'mail ben@example.org', named: [] })
})

it.each([
  ['@', 1, ''],
  ['Hello @be', 9, 'be'],
  ['Hello @Ben Ok', 13, 'Ben Ok'],
  ['(@Jürgen', 8, 'Jürgen'],
])('sees a name begun in %j', (text, caret, words) =>
  expect(mentionAt(text, caret)).toEqual({ from: caret - words.length - 1, words }),
)

it.each(['ben@example', '@Ben, ', '@ Ben', 'no name', '@Ben Okafor is here now'])('sees none in %j', text =>
  expect(mentionAt(text, text.length)).toBeNull(),
)
