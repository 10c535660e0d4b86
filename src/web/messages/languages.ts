/** The locales a person may choose from; their words are those of the language before the dash. */
export const locales = ['en', 'en-GB', 'de', 'de-CH'] as const

export type Language = 'en' | 'de'

/** The language whose catalogue serves a locale: English where there is none. */
export const languageOf = (locale: string): Language => (/^de\b/i.test(locale) ? 'de' : 'en')

/** The locale to write dates in: a language without words of ours gets English whole, not half. */
export const localeFor = (wished: string): string => {
  if (!/^(de|en)\b/i.test(wished)) return 'en'
  try {
    return Intl.getCanonicalLocales(wished)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** What the browser asks for, while nobody is signed in. */
export const browserLocale = (wished: readonly string[] = navigator.languages): string =>
  wished.find(locale => /^(de|en)\b/i.test(locale)) ?? 'en'
