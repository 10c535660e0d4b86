const mostHeaderBytes = 256 * 1024
const mostParts = 1000
const deepest = 40

/** Why a message is not even decoded: it was built to cost more than a message may. Looks at bytes alone. */
export function beyondBounds(raw: Buffer): 'headersTooLarge' | 'tooManyParts' | 'nestedTooDeep' | null {
  if (headerEnd(raw) > mostHeaderBytes) return 'headersTooLarge'
  const text = raw.toString('latin1')
  if (count(text, /\n--[^\r\n]/g, mostParts) >= mostParts) return 'tooManyParts'
  const containers = /\ncontent-type:\s*(?:multipart\/|message\/rfc822)/gi
  return count(text, containers, deepest) >= deepest ? 'nestedTooDeep' : null
}

function headerEnd(raw: Buffer): number {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter(at => at >= 0)
  return ends.length === 0 ? raw.length : Math.min(...ends)
}

function count(text: string, pattern: RegExp, most: number): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) if (++found >= most) break
  return found
}
