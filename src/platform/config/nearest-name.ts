/** The name that needs the fewest letters changed to become `name`; a common prefix does not count. */
export function nearestName(name: string, names: readonly string[], prefix: string): string | undefined {
  const bare = (each: string) => (each.startsWith(prefix) ? each.slice(prefix.length) : each)
  const byDistance = names.map(each => ({ each, distance: lettersChanged(bare(name), bare(each)) }))
  return byDistance.sort((a, b) => a.distance - b.distance)[0]?.each
}

function lettersChanged(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
