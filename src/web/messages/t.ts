// Every literal text of the interface goes through t(); a key that is not in en.json does not compile.

import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import en from './en.json' with { type: 'json' }
import { languageOf } from './languages.ts'

export type MessageKey = keyof typeof en
export type Messages = Record<MessageKey, string>
type Values = Record<string, string | number | boolean>

// The build turns what has placeholders into its parsed form (see vite.config.ts): no parser travels to the browser.
let messages: Record<MessageKey, string | MessageFormatElement[]> = en
let locale = 'en'
const compiled = new Map<MessageKey, IntlMessageFormat>()

/** From here on all words are these, and dates and numbers are written as the locale has them. */
export function setMessages(next: Messages | null, nextLocale: string): void {
  messages = next ?? en
  locale = nextLocale
  compiled.clear()
  if (typeof document === 'object') document.documentElement.lang = locale
}

/** Always of the language of the words: "vor 3 Minuten" does not stand in an English sentence. */
export function currentLocale(): string {
  return locale
}

export function t(key: MessageKey, values?: Values): string {
  const text = messages[key]
  if (typeof text === 'string' && !text.includes('{')) return text
  let format = compiled.get(key)
  if (!format) {
    format = new IntlMessageFormat(text, languageOf(locale))
    compiled.set(key, format)
  }
  return String(format.format(values))
}
