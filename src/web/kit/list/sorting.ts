// The order of a list as the address has it: `priority,-updatedAt`.

export interface SortKey {
  name: string
  descending: boolean
}

/** As many as the server keeps pages whole for. */
export const mostKeys = 3

export const sortKeys = (sort: string): SortKey[] =>
  sort
    .split(',')
    .filter(part => part !== '')
    .map(part => ({ name: part.replace(/^[-+]/, ''), descending: part.startsWith('-') }))

export const sortText = (keys: readonly SortKey[]): string =>
  keys.map(key => (key.descending ? '-' : '') + key.name).join(',')

/** Pressing a header: first one way, then the other, then back to the list's own order. */
export function sortOnlyBy(sort: string, name: string): string {
  const [first, ...more] = sortKeys(sort)
  if (first?.name !== name || more.length > 0) return name
  return first.descending ? '' : `-${name}`
}

/** With Shift the field joins the order as its last key, turns round where it stands, and leaves it again. */
export function sortAlsoBy(sort: string, name: string): string {
  const keys = sortKeys(sort)
  const key = keys.find(candidate => candidate.name === name)
  if (!key) return sortText([...keys.slice(0, mostKeys - 1), { name, descending: false }])
  if (key.descending) return sortText(keys.filter(candidate => candidate !== key))
  return sortText(keys.map(candidate => (candidate === key ? { name, descending: true } : candidate)))
}

/** Whether a record stands before another in this order; by the text of its values, as the wire has them. */
export function sortsBefore(
  record: Record<string, unknown>,
  other: Record<string, unknown>,
  sort: string,
): boolean {
  for (const { name, descending } of sortKeys(sort)) {
    const [one, two] = [String(record[name] ?? ''), String(other[name] ?? '')]
    if (one !== two) return one < two !== descending
  }
  return false
}
