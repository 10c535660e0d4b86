// A language in which every message of the pages' catalogue stands between marks: what stands outside of them was
// written into the page by hand, unless it is data or a word of the server, which travels with the data.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@formatjs/icu-messageformat-parser'
import type { Page } from 'playwright-core'
import { locales } from '../../src/web/messages/languages.ts'

const catalogue: Record<string, string> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../src/web/messages/en.json'), 'utf8'),
)

const literal = (value: string) => ({ type: 0, value })

/** As the build writes a catalogue: plain texts, and others in their parsed form. */
const markedCatalogue = Object.fromEntries(
  Object.entries(catalogue).map(([key, text]) => [
    key,
    text.includes('{') ? [literal('⟦'), ...parse(text), literal('⟧')] : `⟦${text}⟧`,
  ]),
)

/** Whoever reads German reads the marked words instead. Before the page is opened. */
export const markGerman = (page: Page): Promise<unknown> =>
  page.route(/\/assets\/de-[\w-]+\.js$/, route =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `export default ${JSON.stringify(markedCatalogue)}`,
    }),
  )

/** Every text the server has sent to this page: data, and words of its own. Grows while the page is used. */
export function knownTexts(page: Page): ReadonlySet<string> {
  const known = new Set<string>()
  const learn = (value: unknown): void => {
    if (typeof value === 'string') known.add(value.trim())
    else if (value && typeof value === 'object') Object.values(value).forEach(learn)
  }
  page.on('response', async response => {
    if (!response.headers()['content-type']?.includes('json')) return
    learn(await response.json().catch(() => null))
  })
  return known
}

/** Texts of the page and names of its parts; keys, times and what somebody types are no words of the house. */
const collect = `(() => {
  const skipped = 'script, style, noscript, kbd, time, textarea, [aria-hidden=true]'
  const attributes = ['aria-label', 'title', 'placeholder', 'data-tip', 'alt']
  const texts = new Set()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(skipped)) texts.add(walker.currentNode.data)
  for (const name of attributes)
    for (const element of document.querySelectorAll('[' + name + ']')) texts.add(element.getAttribute(name))
  texts.add(document.title)
  return [...texts]
})()`

/** Names that are the same in every language, as pages show them. */
const names = new Set([
  'Steward',
  ...Intl.supportedValuesOf('timeZone').flatMap(zone => [zone, zone.replaceAll('_', ' ')]),
  ...locales.map(locale => new Intl.DisplayNames([locale], { type: 'language' }).of(locale)),
  // The browser of the tests, and who made their records.
  ...['Chrome', 'Linux', 'Test'],
])
const hasLetter = /\p{L}/u

function withoutMarks(text: string): string {
  let [before, now] = ['', text]
  while (now !== before) [before, now] = [now, now.replaceAll(/⟦[^⟦⟧]*⟧/g, '')]
  return now
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}]+/u).filter(word => word !== '')

/** The words that the browser itself writes dates and spans with in German. */
const timeWords = new Set(
  (['long', 'short'] as const).flatMap(width => {
    const date = (options: Intl.DateTimeFormatOptions, at: number) =>
      new Intl.DateTimeFormat('de', { timeZone: 'UTC', ...options }).format(at)
    const days = Array.from({ length: 12 }, (_, i) => [
      date({ month: width }, Date.UTC(2024, i, 1)),
      date({ month: width, day: 'numeric' }, Date.UTC(2024, i, 1)),
      date({ weekday: width }, Date.UTC(2024, 0, 1 + i)),
      date({ timeStyle: 'long', dateStyle: 'full' }, Date.UTC(2024, i, 1)),
    ])
    const spans = ['day', 'hour', 'minute', 'second'].flatMap(unit =>
      [1, 2].map(count =>
        new Intl.NumberFormat('de', { style: 'unit', unit, unitDisplay: width }).format(count),
      ),
    )
    return [...days.flat(), ...spans].flatMap(wordsOf)
  }),
)

const isTime = (text: string): boolean => wordsOf(text).every(word => timeWords.has(word))

/** What stands on the page that no catalogue says and no data says. */
export async function unmarkedTexts(page: Page, known: ReadonlySet<string>): Promise<string[]> {
  const texts = await page.evaluate<string[]>(collect)
  const isKnown = (text: string): boolean =>
    !hasLetter.test(text) || known.has(text) || names.has(text) || isTime(text)
  return texts
    .map(text => withoutMarks(text).trim())
    .filter(text => !isKnown(text) && !text.split(/\s*[·,:→()]\s*|\s+[-–]\s+/).every(isKnown))
}
