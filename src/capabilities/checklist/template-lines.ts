/** An item as a template writes it: one a line, a mandatory one behind an exclamation mark. */
export interface TemplateItem {
  text: string
  mandatory: boolean
}

/** Items a record, and so a template, may have. */
export const mostItems = 100
export const longestItem = 300

export function itemsInLines(lines: string): TemplateItem[] {
  return lines
    .split('\n')
    .map(line => line.trim())
    .map(line => ({ text: line.replace(/^!\s*/, ''), mandatory: line.startsWith('!') }))
    .filter(item => item.text !== '')
}

/** What is wrong with a template's lines, as a sentence; null when nothing is. */
export function problemOfLines(lines: string): string | null {
  const items = itemsInLines(lines)
  if (items.length === 0) return 'Write at least one item, each on a line of its own.'
  if (items.length > mostItems) return `A checklist has at most ${mostItems} items.`
  const long = items.find(item => item.text.length > longestItem)
  return long ? `An item has at most ${longestItem} characters: “${long.text.slice(0, 40)}…”.` : null
}
