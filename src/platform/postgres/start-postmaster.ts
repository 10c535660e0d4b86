import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Address, type Cluster, endOrphanedBackends, launch, type Postmaster } from './postmaster.ts'
import { markStale, readPostmasterFile } from './postmaster-file.ts'
import { isAlive, isPostgresOf } from './process-mark.ts'
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts'

// Another process took our port in between, or a killed server's backends are still ending.
const passing =
  /could not create any TCP|Address already in use|pre-existing shared memory|lock file .* already exists/i

const patienceMilliseconds = 15_000

/** Starts the server on a free port (or the one it had), waiting out what passes by itself. */
export async function startPostmaster(cluster: Cluster, had?: Address): Promise<Postmaster> {
  const socketFolder = had ? had.socketFolder : makeSocketFolder(cluster.user)
  const begin = Date.now()
  for (;;) {
    try {
      disownIfStale(cluster.folder)
      return await launch(cluster, had ?? { port: await freePort(), socketFolder })
    } catch (error) {
      const waited = Date.now() - begin
      if (!(error instanceof Error && passing.test(error.message)) || waited > patienceMilliseconds) {
        if (!had) removeSocketFolder(socketFolder)
        throw error
      }
      if (waited > 500) endOrphanedBackends(cluster.folder)
      await sleep(100)
    }
  }
}

/**
 * PostgreSQL refuses to start while the pid of the former server lives. It may be another program's by now, or
 * a dead process that the process 1 of a container never reaps.
 */
function disownIfStale(folder: string): void {
  const said = readPostmasterFile(folder)
  if (said && (!isAlive(said.pid) || isPostgresOf(said.pid, folder) === false)) markStale(folder)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
