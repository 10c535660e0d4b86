import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../src/platform/postgres/embedded.ts'

/** Runs a command with DATABASE_URL pointing at an embedded server reached by TCP, as any other server is. */
const folder = await mkdtemp(join(tmpdir(), 'steward-other-'))
const quiet = { info() {}, warn: console.warn, error: console.error }
const server = await openEmbedded({ dataFolder: folder, log: quiet, settings: { max_connections: '200' } })
const [command = 'true', ...args] = process.argv.slice(2)
const { status } = spawnSync(command, args, {
  stdio: 'inherit',
  env: { ...process.env, DATABASE_URL: server.tcpUrl },
})
await server.stop()
await rm(folder, { recursive: true, force: true })
process.exit(status ?? 1)
