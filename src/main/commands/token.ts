import { issueToken, personIdOfUsername } from '../../people/sign-in/index.ts'
import { withSteward } from '../cli-kernel.ts'
import { type Command, CommandError, UsageError } from './command.ts'

export const tokenCommand: Command = {
  name: 'token',
  usage: '<username> [--days <n>] [--read-only]',
  summary: 'Issue a bearer token that acts for a person, and print nothing else',
  words: { least: 1, most: 1 },
  options: { days: 'text', 'read-only': 'flag' },
  run: ({ words: [username = ''], text, flag }) => {
    const expiresInDays = daysOf(text('days') ?? '30')
    return withSteward(async ({ kernel }) => {
      const personId = await personIdOfUsername(kernel, username)
      if (!personId) throw new CommandError(`Nobody has the user name ${username}.`)
      const scopes = flag('read-only') ? (['read'] as const) : (['read', 'write'] as const)
      const token = await issueToken(kernel, { personId, name: 'command line', scopes, expiresInDays })
      console.log(token)
      return 0
    })
  },
}

function daysOf(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text)
  throw new UsageError(`token: --days takes a number of days, not "${text}".`)
}
