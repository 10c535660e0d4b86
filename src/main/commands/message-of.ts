/** What went wrong in one line. A connection refused on every address of a host has its words one level down. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  const [first = ''] = error.message.trim().split('\n')
  return first || error.name
}
