// Which statements a connection prepares once and reuses by name.
import { createHash } from 'node:crypto'

/** A statement that begins with this stays unnamed: the planner shall see its values each time. */
export const customPlan = '/* custom plan */'

const mostNames = 500
// Each connection keeps every named statement with its plan: a long one is a bulk insert, not a hot path.
const longestText = 10_000
const mostSeenOnce = 200

export type StatementNames = ReturnType<typeof createStatementNames>

/** Gives the texts that come again a name each; `most` bounds what a server keeps for each connection. */
export function createStatementNames(most = mostNames) {
  const names = new Map<string, string>()
  let seenOnce = new Set<string>()

  return {
    /** The name for a text, or undefined where it must stay unnamed. */
    nameFor(text: string): string | undefined {
      const known = names.get(text)
      if (known !== undefined) return known
      if (names.size >= most || text.length > longestText || text.startsWith(customPlan)) return undefined
      // Named at its second use: texts made for one occasion must not fill the table.
      if (!seenOnce.delete(text)) {
        if (seenOnce.size >= mostSeenOnce) seenOnce = new Set()
        seenOnce.add(text)
        return undefined
      }
      return remember(text, '')
    },

    /** Gives the text a new name: under the old one the server refuses it since its table changed. */
    rename(text: string): void {
      const known = names.get(text)
      if (known !== undefined) remember(text, known)
    },
  }

  function remember(text: string, former: string): string {
    const name = `s${createHash('sha256').update(former).update(text).digest('hex').slice(0, 20)}`
    names.set(text, name)
    return name
  }
}
