// The ledger as a story: what one person changed within a short while reads as one line.
import type { Change, Entry } from '../../api/types.ts'

export interface Line {
  kind: 'line'
  key: string
  entries: Entry[]
  changes: Change[]
}

export interface Said {
  kind: 'said'
  key: string
  entry: Entry
}

export type Story = Line | Said
export type TimelineFilter = 'all' | 'customer' | 'internal' | 'changes'

const together = 10 * 60_000

export function filterEntries(entries: Entry[], filter: TimelineFilter): Entry[] {
  switch (filter) {
    case 'all':
      return entries
    case 'customer':
      return entries.filter(entry => entry.comment && !entry.internal)
    case 'internal':
      return entries.filter(entry => entry.comment && entry.internal)
    case 'changes':
      return entries.filter(entry => !entry.comment)
  }
}

/** Entries in order of time; plain edits fold, and steps of one kind on a checklist; a named act keeps its own line. */
export function foldEntries(entries: Entry[]): Story[] {
  const story: Story[] = []
  const carried = new Set(entries.flatMap(entry => entry.comment?.attachments.map(file => file.id) ?? []))
  for (const entry of entries) {
    // A file that came with words shows with the words, not a second time.
    if (entry.attachment && carried.has(entry.attachment.id)) continue
    if (entry.comment || entry.attachment) {
      story.push({ kind: 'said', key: String(entry.seq), entry })
      continue
    }
    // What a timer measured is told when it ends.
    if (entry.fact.endsWith('.timerStarted')) continue
    const last = story.at(-1)
    if (last?.kind === 'line' && foldsInto(last, entry)) {
      last.entries.push(entry)
      last.changes = mergeChanges(last.changes, entry.changes)
      continue
    }
    story.push({ kind: 'line', key: String(entry.seq), entries: [entry], changes: entry.changes })
  }
  return story
}

function isPlainEdit(entry: Entry): boolean {
  return entry.fact.endsWith('.updated') || entry.fact.endsWith('.changed') || entry.fact.endsWith('.edited')
}

const isChecklistStep = (entry: Entry): boolean => /\.checklistItem\w+$/.test(entry.fact)

function foldsInto(line: Line, entry: Entry): boolean {
  const before = line.entries.at(-1)
  if (!before) return false
  const isAlike = isChecklistStep(entry) && entry.fact === before.fact
  if (!isAlike && !(isPlainEdit(before) && isPlainEdit(entry))) return false
  const near = new Date(entry.at).getTime() - new Date(before.at).getTime() < together
  const isSameCause = before.cause?.id === entry.cause?.id && before.cause?.undoes === entry.cause?.undoes
  return near && isSameCause && before.actor.name === entry.actor.name
}

function mergeChanges(before: Change[], after: Change[]): Change[] {
  const merged = new Map(before.map(change => [change.field, change]))
  for (const change of after) {
    const earlier = merged.get(change.field)
    merged.set(change.field, earlier ? { ...change, from: earlier.from } : change)
  }
  return [...merged.values()]
}
