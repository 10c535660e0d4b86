// A Steward's database in a process of its own, for tests that kill it: node hold-open.fixture.ts <data folder>
import { openEmbedded } from './embedded.ts'

const said: string[] = []
const log = { info: keep, warn: keep, error: keep }
function keep(message: string): void {
  said.push(message)
}

const [, , dataFolder = ''] = process.argv
try {
  const server = await openEmbedded({ dataFolder, log, settings: { fsync: 'off' } })
  process.on('SIGTERM', () => server.stop().then(() => process.exit(0)))
  console.log(JSON.stringify({ url: server.url, adopted: server.adopted, said }))
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(JSON.stringify({ refused: error instanceof Error ? `${error.name}: ${error.message}` : error }))
}
