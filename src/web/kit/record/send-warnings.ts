// What is worth a second look before a text goes out. Pure rules; the dialog only shows them.
import type { Entry } from '../../api/types.ts'

export type SecretKind = 'card' | 'privateKey' | 'password' | 'accessKey'

export interface Secret {
  kind: SecretKind
  /** As much of it as shows which one is meant. */
  hint: string
}

export interface Said {
  seq: number
  by: string
  at: string
  text: string
}

export type Warning = { kind: 'file' } | { kind: 'secret'; secret: Secret } | { kind: 'newer'; said: Said }

/** What was said to the writer before is quoted with `>`: it promises nothing. */
const ownWords = (text: string): string =>
  text
    .split('\n')
    .filter(line => !line.trimStart().startsWith('>'))
    .join('\n')

const fileWords = new RegExp(
  String.raw`(?<![\p{L}\d])(?:attached|attachments?|attaching|i attach|enclosed|see the file|screenshots? (?:below|is|are)|` +
    String.raw`im anhang|in der anlage|anbei|angehängt\p{L}*|beigefügt\p{L}*|hänge\s+(?:\p{L}+\s+){0,4}an|füge\s+(?:\p{L}+\s+){0,4}bei)(?![\p{L}\d])`,
  'iu',
)

/** The text speaks of a file, in English or German. */
export const mentionsFile = (text: string): boolean => fileWords.test(ownWords(text))

const cardShapes = /(?<![\w.-])(?:\d[ -]?){12,18}\d(?![\w-]|\.\d)/g
/** Visa, Mastercard, American Express, Discover: other long numbers are serial numbers and IMEIs. */
const cardRanges =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|6(?:011|5\d\d)\d{12})$/
const privateKey = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/
const passwordWord = String.raw`(?<![\p{L}\d])(?:password|passwort|kennwort|passcode|passphrase|pwd|pass)`
const quote = '\\s*["\'`„“]?'
/** `password: xyz`, and `the password is Summer2026!`; "the password is wrong" gives none away. */
const passwords = [
  new RegExp(String.raw`${passwordWord}\s*[:=]${quote}([^\s"'„“*]{3,})`, 'iu'),
  new RegExp(
    String.raw`${passwordWord}\s+(?:is|ist|lautet)\s*:?${quote}(?=\S*[\d!#$%&@])([^\s"'„“]{4,})`,
    'iu',
  ),
]
const accessKeys =
  /\b(?:A[KS]IA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[\w-]{35}|sk_live_[A-Za-z0-9]{16,}|stw_[\w-]{20,})/

/** The check digit of card numbers. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (const [i, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** What must not stand in a ticket, which many read and which is kept for years. */
export function secretsIn(text: string): Secret[] {
  const found: Secret[] = []
  for (const [shape] of text.matchAll(cardShapes)) {
    const digits = shape.replace(/\D/g, '')
    if (cardRanges.test(digits) && passesLuhn(digits)) found.push({ kind: 'card', hint: digits.slice(-4) })
  }
  if (privateKey.test(text)) found.push({ kind: 'privateKey', hint: '' })
  const pass = passwords.map(pattern => pattern.exec(text)?.[1]).find(Boolean)
  if (pass) found.push({ kind: 'password', hint: pass.slice(0, 2) })
  const key = accessKeys.exec(text)?.[0]
  if (key) found.push({ kind: 'accessKey', hint: key.slice(0, 6) })
  return found
}

/** The last thing said on the page: what comes later its reader may not have seen. */
export const lastSeq = (entries: Entry[]): number =>
  entries.reduce((last, { seq }) => Math.max(last, Number(seq)), 0)

/** What others said in public after `seen`. */
export const saidSince = (entries: Entry[], seen: number, me: string): Said[] =>
  entries
    .filter(
      ({ seq, comment, internal, actor }) => comment && !internal && actor.id !== me && Number(seq) > seen,
    )
    .map(({ seq, at, actor, comment }) => ({
      seq: Number(seq),
      by: actor.name,
      at,
      text: comment?.body ?? '',
    }))

export interface Sending {
  text: string
  hasFiles: boolean
  /** Others' words since the writer last saw the conversation. */
  newer: Said[]
}

export const warningsOf = ({ text, hasFiles, newer }: Sending): Warning[] => [
  ...newer.map(said => ({ kind: 'newer' as const, said })),
  ...(!hasFiles && mentionsFile(text) ? [{ kind: 'file' as const }] : []),
  ...secretsIn(text).map(secret => ({ kind: 'secret' as const, secret })),
]
