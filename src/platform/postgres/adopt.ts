// What a killed Steward leaves: a PostgreSQL that still runs, or files that say one does.
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './access.ts'
import type { Log } from './log.ts'
import { type Cluster, type Postmaster, stopPostmaster } from './postmaster.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { isAlive, isPostgresOf, isRunning, markOf } from './process-mark.ts'
import { removeSocketFolder } from './socket-folder.ts'

type Wanted = { secret: string; settingsChanged: boolean }

/** The server that still runs on the cluster, if it is as we want it; otherwise clears the way for a new one. */
export async function adoptOrClear(cluster: Cluster, wanted: Wanted, log: Log): Promise<Postmaster | null> {
  const said = readPostmasterFile(cluster.folder)
  if (said === null) return null
  if (!isAlive(said.pid) || isPostgresOf(said.pid, cluster.folder) === false) {
    removeSocketFolder(said.socketFolder)
    return null
  }
  const mark = markOf(said.pid)
  const postmaster = await whenReady(cluster, mark)
  if (postmaster && (await isAsWanted(cluster, postmaster, wanted))) {
    log.info(`Took over the PostgreSQL that a killed Steward left running (process ${mark.pid})`)
    return postmaster
  }
  await stopPostmaster(mark)
  removeSocketFolder(said.socketFolder)
  return null
}

async function isAsWanted(cluster: Cluster, { address }: Postmaster, wanted: Wanted): Promise<boolean> {
  if (wanted.settingsChanged) return false
  const answer = await ask(address, wanted.secret, 'postgres')
  return 'version' in answer && answer.version === cluster.binaries.version
}

/** Waits while the server recovers; null when it ended or is about to. */
async function whenReady(cluster: Cluster, mark: Postmaster['mark']): Promise<Postmaster | null> {
  while (isRunning(mark)) {
    const said = readPostmasterFile(cluster.folder)
    if (said?.pid !== mark.pid || said.status === 'stopping') return null
    const { port, socketFolder } = said
    if (said.status === 'ready') return { mark, address: { port, socketFolder } }
    await sleep(10)
  }
  return null
}
