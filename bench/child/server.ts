// The measured server: the same composition as `npm start`, in a process of its own. With a folder of built
// pages it serves them, and lets two people sign in.
import { composeSteward } from '../../src/main/steward.ts'
import { issueToken, personIdOfUsername, setPassword } from '../../src/people/sign-in/index.ts'
import { benchFolder, quiet } from '../database.ts'
import { agentId } from '../load/material.ts'
import { password, visitors } from '../web/visitors.ts'

export interface Started {
  port: number
  token: string
}

export interface Usage {
  /** Bytes. */
  rss: number
  /** Processor time since the start. */
  cpuMs: number
}

const [url = '', webFolder] = process.argv.slice(2)
const steward = await composeSteward({
  databaseUrl: url,
  dataFolder: benchFolder,
  log: quiet,
  url: 'http://localhost',
  logLevel: 'silent',
  rateLimit: 0,
  ...(webFolder ? { webFolder } : {}),
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
if (webFolder) {
  for (const username of Object.values(visitors)) {
    const id = await personIdOfUsername(steward.kernel, username)
    if (id) await setPassword(steward.kernel, id, password)
  }
}
const address = app.server.address()
const port = address && typeof address === 'object' ? address.port : 0
process.send?.({ port, token } satisfies Started)

process.on('message', message => {
  if (message !== 'usage') return
  const { user, system } = process.cpuUsage()
  process.send?.({ rss: process.memoryUsage.rss(), cpuMs: (user + system) / 1000 } satisfies Usage)
})
process.on('disconnect', () => {
  void app
    .close()
    .then(() => steward.stop())
    .finally(() => process.exit(0))
})
