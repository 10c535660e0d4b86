// `npm run steward -- <command>`: what administrators do from a terminal.
import { backupCommand } from './commands/backup.ts'
import { type Command, UsageError } from './commands/command.ts'
import { doctorCommand } from './commands/doctor.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { messageOf } from './commands/message-of.ts'
import { migrateCommand } from './commands/migrate.ts'
import { readArguments, usageOf } from './commands/read-arguments.ts'
import { restoreCommand } from './commands/restore.ts'
import { sealCommand } from './commands/seal.ts'
import { tokenCommand } from './commands/token.ts'

const commands: readonly Command[] = [
  migrateCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  tokenCommand,
  sealCommand,
]

function help(about?: Command): string {
  if (about) return `${about.summary}.\n\n  ${usageOf(about)}\n`
  const lines = commands.flatMap(({ name, usage, summary }) => [
    `  ${name} ${usage}`.trimEnd(),
    `      ${summary}`,
  ])
  return ['npm run steward -- <command>', '', ...lines, '  help [<command>]', ''].join('\n')
}

function commandNamed(name: string): Command {
  const command = commands.find(each => each.name === name)
  if (command) return command
  const known = [...commands.map(each => each.name), 'help'].join(', ')
  throw new UsageError(`There is no command ${name}. There are ${known}.`)
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined) {
    console.error(help())
    return 2
  }
  if (['help', '--help', '-h'].includes(name)) {
    console.log(help(args[0] === undefined ? undefined : commandNamed(args[0])))
    return 0
  }
  const command = commandNamed(name)
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help(command))
    return 0
  }
  return command.run(readArguments(command, args))
}

// Whoever reads our output may have seen enough: `export incidents | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(process.env.STEWARD_LOG_LEVEL === 'debug' ? error : messageOf(error))
    process.exitCode = error instanceof UsageError ? 2 : 1
  },
)
