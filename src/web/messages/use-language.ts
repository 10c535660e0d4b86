// English travels with the page; another language is fetched when somebody reads in it.
import { useEffect, useState, useSyncExternalStore } from 'react'
import { forgetTimeFormats } from '../kit/time.ts'
import { languageOf, localeFor } from './languages.ts'
import { currentLocale, type Messages, setMessages } from './t.ts'

/** A text that is missing in German does not compile here. */
const german = async (): Promise<Messages> => (await import('./de.json', { with: { type: 'json' } })).default

let wanted = 'en'
const watchers = new Set<() => void>()
let loading: Promise<void> = Promise.resolve()

/** Puts the words of this locale in force; the last call wins when two overlap. */
export function loadLanguage(wished: string): Promise<void> {
  const locale = localeFor(wished)
  if (locale === wanted) return loading
  wanted = locale
  const put = async () => {
    // A catalogue that cannot be fetched leaves the words as they are: they are better than no page.
    const messages = languageOf(locale) === 'de' ? await german().catch(() => null) : null
    if (wanted !== locale) return
    if (languageOf(locale) === 'de' && !messages) {
      wanted = currentLocale()
      return
    }
    setMessages(messages, locale)
    forgetTimeFormats()
    for (const watcher of watchers) watcher()
  }
  loading = put()
  return loading
}

/** Draws what stands beside the pages anew when their language changes. */
export const useLocale = (): string =>
  useSyncExternalStore(notify => {
    watchers.add(notify)
    return () => watchers.delete(notify)
  }, currentLocale)

/** For what composes texts outside of a component. */
export const languageLoaded = (): Promise<void> => loading

/** False only until the words of this locale are first there; a later change keeps the page and draws it anew. */
export function useLanguage(wished: string): boolean {
  const [shown, setShown] = useState<string | null>(localeFor(wished) === currentLocale() ? wished : null)
  useEffect(() => {
    let gone = false
    loadLanguage(wished).then(() => gone || setShown(wished))
    return () => {
      gone = true
    }
  }, [wished])
  return shown !== null
}
