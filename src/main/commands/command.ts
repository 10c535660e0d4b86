/** What a person typed behind the name of a command. */
export interface Given {
  words: readonly string[]
  /** The value of an option; undefined when it was not given. */
  text(option: string): string | undefined
  flag(option: string): boolean
}

/** One command of `npm run steward -- …`. */
export interface Command {
  name: string
  /** What follows the name, as the help shows it: `<file> [--force]`. */
  usage: string
  summary: string
  words: { least: number; most: number }
  options: Readonly<Record<string, 'text' | 'flag'>>
  /** Returns the exit code; an error is printed as one line and exits with 1. */
  run(given: Given): Promise<number>
}

/** The command was called wrongly: the message is one line, the exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Something did not work for a reason a person can mend: the message is one line, the exit code 1. */
export class CommandError extends Error {
  override name = 'CommandError'
}
