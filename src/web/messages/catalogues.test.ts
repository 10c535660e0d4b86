import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import { browserLocale, localeFor } from './languages.ts'

const texts = { en, de } as Record<string, Record<string, string>>

/** What a text asks its caller for, `{name}` or `{count, plural, …}`, wherever it stands. */
function placeholders(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap(element => {
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap(option => placeholders(option.value))]
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return []
    return [element.value]
  })
}
const asks = (text: string): string[] => [...new Set(placeholders(parse(text)))].sort()

describe('the catalogues', () => {
  it('have the same keys, in order of the alphabet', () => {
    const keys = Object.keys(en)
    expect(Object.keys(de)).toEqual(keys)
    expect(keys).toEqual(keys.toSorted())
  })

  it.each(Object.keys(en))('%s asks for the same values in German', key => {
    expect(asks(texts['de']?.[key] ?? '')).toEqual(asks(texts['en']?.[key] ?? ''))
  })

  it('leave no German text in English by oversight', () => {
    const same = Object.keys(en).filter(key => texts['de']?.[key] === texts['en']?.[key])
    const plain = (key: string) => (texts['en']?.[key] ?? '').replace(/\{\w+\}/g, '')
    const words = same.filter(key => /[a-z]{3,}.* .*[a-z]{3,}/i.test(plain(key)))
    expect(words).toEqual([])
  })
})

describe('the locale', () => {
  it('of the browser is the first that there are words for', () => {
    expect(browserLocale(['fr-FR', 'de-AT', 'en'])).toBe('de-AT')
    expect(browserLocale(['fr-FR'])).toBe('en')
  })

  it('is English where there are no words', () => {
    expect(localeFor('fr')).toBe('en')
    expect(localeFor('de-CH')).toBe('de-CH')
    expect(localeFor('de-!')).toBe('en')
  })
})
