// The measured server: the same composition as `npm start`, in a process of its own.
import { composeSteward } from '../../src/main/steward.ts'
import { issueToken } from '../../src/people/sign-in/tokens.ts'
import { benchFolder, quiet } from '../database.ts'
import { agentId } from '../load/material.ts'

export interface Started {
  port: number
  token: string
}

const url = process.argv[2] ?? ''
const steward = await composeSteward({
  databaseUrl: url,
  dataFolder: benchFolder,
  log: quiet,
  url: 'http://localhost',
  logLevel: 'silent',
  rateLimit: 0,
})
const app = await steward.openDoor()
await steward.startWorking()
await app.listen({ port: 0, host: '127.0.0.1' })
const token = await issueToken(steward.kernel, {
  personId: await agentId(steward.pool),
  name: 'bench',
  scopes: ['read', 'write'],
  expiresInDays: 1,
})
const address = app.server.address()
const port = address && typeof address === 'object' ? address.port : 0
process.send?.({ port, token } satisfies Started)

process.on('message', message => {
  if (message === 'memory') process.send?.({ rss: process.memoryUsage.rss() })
})
process.on('disconnect', () => {
  void app
    .close()
    .then(() => steward.stop())
    .finally(() => process.exit(0))
})
