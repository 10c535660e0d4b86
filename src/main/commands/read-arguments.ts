import { parseArgs } from 'node:util'
import { type Command, type Given, UsageError } from './command.ts'

/** Understands what was typed behind the command's name, or says in one line what is wrong with it. */
export function readArguments(command: Command, args: readonly string[]): Given {
  const { values, positionals } = parsed(command, args)
  const { least, most } = command.words
  if (positionals.length < least) throw misused(command, 'something is missing')
  if (positionals.length > most) throw misused(command, `"${positionals[most]}" is too much`)
  return {
    words: positionals,
    text: option => {
      const value = values[option]
      return typeof value === 'string' ? value : undefined
    },
    flag: option => values[option] === true,
  }
}

export const usageOf = ({ name, usage }: Command): string => `npm run steward -- ${name} ${usage}`.trim()

const misused = (command: Command, problem: string): UsageError =>
  new UsageError(`${command.name}: ${problem}. Usage: ${usageOf(command)}`)

function parsed(command: Command, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    // Node's sentence goes on to explain its own syntax.
    const [problem = ''] = error instanceof Error ? error.message.split(/\. |\n/) : []
    throw misused(command, problem.replace(/\.$/, ''))
  }
}
