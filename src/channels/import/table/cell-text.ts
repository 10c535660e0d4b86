const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const beyondAscii = /[\x80-\xff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/

/** The text of a cell given as bytes in a string. What is no UTF-8 is shown as Latin-1 beside its problem. */
export function cellText(bytes: string): { text: string; problem: string | null } {
  if (control.test(bytes))
    return { text: bytes, problem: 'This holds control characters, which no text has.' }
  if (!beyondAscii.test(bytes)) return { text: bytes, problem: null }
  try {
    return { text: utf8.decode(Buffer.from(bytes, 'latin1')), problem: null }
  } catch {
    return { text: bytes, problem: 'This is not UTF-8 text. Save the file as CSV in UTF-8.' }
  }
}

/**
 * Would a spreadsheet run this text as a formula? A number with its sign is none. It is kept as the text it is;
 * whoever exports it again must make it harmless.
 */
export const looksLikeFormula = (text: string): boolean =>
  /^[=@\t\r]/.test(text) || /^[+-](?!\s*[\d.,]+%?$)\s*\S/.test(text)
