/** Whether the person just typed a slash where a word would begin: he asks for a canned reply, not for a path. */
export function asksForReply(area: HTMLTextAreaElement, typed: string | null): boolean {
  const at = area.selectionStart
  return typed === '/' && /^$|\s/.test(area.value.slice(Math.max(0, at - 2), at - 1))
}

/** Where the text goes: at the cursor, in place of what is selected or of the slash that asked for it. */
export function withInserted(
  before: string,
  start: number,
  end: number,
  text: string,
): { value: string; from: number; to: number } {
  const slash = start === end && /(^|\s)\/$/.test(before.slice(0, start)) ? 1 : 0
  const value = before.slice(0, start - slash) + text + before.slice(end)
  // What could not be filled in is selected, so that the next key replaces it.
  const gap = /\{[A-Za-z][\w.]*\}/.exec(text)
  const from = start - slash + (gap ? gap.index : text.length)
  return { value, from, to: from + (gap ? gap[0].length : 0) }
}

export function insertText(area: HTMLTextAreaElement, text: string, onInsert: (text: string) => void): void {
  const { value, from, to } = withInserted(area.value, area.selectionStart, area.selectionEnd, text)
  onInsert(value)
  window.setTimeout(() => {
    area.focus()
    area.setSelectionRange(from, to)
  })
}
