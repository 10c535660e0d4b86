// Every literal text of the interface goes through t(); a key that is not in en.json does not compile.

import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import en from './en.json' with { type: 'json' }

export type MessageKey = keyof typeof en
export type Messages = Record<MessageKey, string>
type Values = Record<string, string | number | boolean>

// The build turns what has placeholders into its parsed form (see vite.config.ts): no parser travels to the browser.
const messages: Record<MessageKey, string | MessageFormatElement[]> = en
let locale = 'en'
const compiled = new Map<MessageKey, IntlMessageFormat>()

export function setLocale(next: string): void {
  if (next === locale) return
  locale = next
  compiled.clear()
  document.documentElement.lang = 'en'
}

export function currentLocale(): string {
  return locale
}

export function t(key: MessageKey, values?: Values): string {
  const text = messages[key]
  if (typeof text === 'string' && !text.includes('{')) return text
  let format = compiled.get(key)
  if (!format) {
    // Numbers and plurals follow the language of the words, not the language of the person.
    format = new IntlMessageFormat(text, 'en')
    compiled.set(key, format)
  }
  return String(format.format(values))
}
