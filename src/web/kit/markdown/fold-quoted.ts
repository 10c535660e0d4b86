const fewLines = 3

export interface Folded {
  said: string
  /** What was repeated below it, a long quotation at the end; empty: nothing is folded. */
  quoted: string
}

/** A message answered by mail repeats the one before: what was said is read, the rest is there to be opened. */
export function foldQuoted(text: string): Folded {
  const lines = text.trimEnd().split('\n')
  let at = lines.length
  while (at > 0 && lines[at - 1]?.startsWith('>')) at--
  const said = lines.slice(0, at).join('\n').trim()
  if (said === '' || lines.length - at <= fewLines) return { said: text, quoted: '' }
  return { said, quoted: lines.slice(at).join('\n') }
}
