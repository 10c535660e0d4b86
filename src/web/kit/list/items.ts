// What stands in the list from top to bottom: rows, and the headings of groups between them.
import type { RecordData } from '../../api/types.ts'

export interface RowGroup {
  key: string
  label: string
  count: number
  /** The query of its rows. */
  q: string
  open: boolean
}

export type ListItem =
  | { kind: 'row'; key: string; record: RecordData }
  | { kind: 'group'; key: string; group: RowGroup }
  /** A row that is known to be there and not loaded yet: it keeps its room. */
  | { kind: 'bone'; key: string; group: RowGroup }

export const isRow = (item: ListItem): item is ListItem & { kind: 'row' } => item.kind === 'row'

/** The cursor stands on rows, and on the heading of a closed group in place of its rows. */
export const isStop = (item: ListItem): boolean =>
  item.kind === 'row' || (item.kind === 'group' && !item.group.open)

/** The next place for the cursor, over the headings of open groups; where it is when there is none. */
export function nextStop(items: readonly ListItem[], from: number, step: 1 | -1): number {
  for (let at = from + step; at >= 0 && at < items.length; at += step) {
    const item = items[at]
    if (item && isStop(item)) return at
  }
  return from
}

/** The heading of the group that the item at this place is in. */
export function headingOf(items: readonly ListItem[], from: number): number | null {
  for (let at = from; at >= 0; at--) if (items[at]?.kind === 'group') return at
  return null
}
