const candidates = [',', ';', '\t', '|'] as const

/** What separates the cells: the candidate that stands most often in the header, outside quotation marks. */
export function guessDelimiter(text: string): string {
  const header = firstRecord(text.replace(/^[\r\n]+/, '')).replace(/"[^"]*"/g, '')
  const counted = candidates.map(candidate => ({ candidate, count: header.split(candidate).length }))
  return counted.sort((a, b) => b.count - a.count)[0]?.candidate ?? ','
}

function firstRecord(text: string): string {
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (!quoted && (text[at] === '\n' || text[at] === '\r')) return text.slice(0, at)
  }
  return text
}
