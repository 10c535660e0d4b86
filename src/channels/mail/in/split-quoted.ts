/** Where programs begin to repeat the message that is answered. */
const openings = [
  /^>/,
  /^-{2,}\s*(?:original message|ursprüngliche nachricht|originalnachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|forwarded message)\s*-*$/i,
  /^_{10,}$/,
  /^\*?(?:from|von|de|da|van|från|fra)\*?:\s.*\S/i,
  /^(?:on|am|le|el|il|op|den|em)\b.{5,200}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu)\b.{0,120}:?$/i,
]
/** Below a "From:" another line of a header follows; alone it may be anybody's sentence. */
const headerLine =
  /^\*?(?:sent|gesendet|date|datum|envoyé|enviado|inviato|verzonden|to|an|à|para|subject|betreff|objet)\*?:\s/i
const attribution = /^(?:on|am|le|el|il|op|den|em)\b/i
const attributionEnd =
  /\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu)\b.{0,120}:\s*$/i

export interface Split {
  said: string
  /** What was repeated below it, without marks of quoting. */
  quoted: string
}

/** What somebody wrote, apart from what his program repeated below. Who answers between the lines is left as he wrote. */
export function splitQuoted(text: string): Split {
  const lines = text.split('\n')
  const at = lines.findIndex((line, index) => opens(lines, line.trim(), index))
  if (at < 0) return { said: text.trim(), quoted: '' }
  const rest = lines.slice(at)
  if (answersBetween(rest)) return { said: text.trim(), quoted: '' }
  return { said: lines.slice(0, at).join('\n').trim(), quoted: rest.map(unquote).join('\n').trim() }
}

function opens(lines: readonly string[], line: string, index: number): boolean {
  const kind = openings.findIndex(opening => opening.test(line))
  if (kind === 3) return lines.slice(index + 1, index + 4).some(next => headerLine.test(next.trim()))
  if (kind >= 0) return true
  // An attribution that was broken over two lines.
  return attribution.test(line) && attributionEnd.test(`${line} ${lines[index + 1]?.trim() ?? ''}`)
}

/** Words that are not quoted stand below words that are, other than a signature. */
function answersBetween(rest: readonly string[]): boolean {
  const marked = rest.findLastIndex(line => line.startsWith('>'))
  if (marked < 0) return false
  const signature = rest.findIndex(line => line === '-- ' || line === '--')
  const below = rest.slice(marked + 1, signature < 0 ? undefined : signature)
  const firstMarked = rest.findIndex(line => line.startsWith('>'))
  const between = rest.slice(firstMarked, marked).some(line => line.trim() !== '' && !line.startsWith('>'))
  return between || below.some(line => line.trim() !== '')
}

const unquote = (line: string): string => line.replace(/^(?:> ?)/, '')

/** As it is kept: what was repeated is a quotation at the end, which pages fold. */
export function foldQuoted({ said, quoted }: Split): string {
  if (quoted === '') return said
  const marked = quoted
    .split('\n')
    .map(line => `> ${line}`.trimEnd())
    .join('\n')
  return said === '' ? marked : `${said}\n\n${marked}`
}
