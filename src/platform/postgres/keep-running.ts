import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'
import { type Postmaster, signalPostmaster, stopPostmaster } from './postmaster.ts'
import { isRunning } from './process-mark.ts'

export type Kept = { stop(): Promise<void>; stopAtExit(): void }

const lookMilliseconds = 250

/** Starts the server again whenever it ends by itself (out of memory, killed), until it is told to stop. */
export function keepRunning(first: Postmaster, startAgain: () => Promise<Postmaster>, log: Log): Kept {
  let current = first
  let stopping = false
  let reviving: Promise<void> | null = null

  async function revive(): Promise<void> {
    log.error(`PostgreSQL ended unexpectedly (process ${current.mark.pid}): starting it again`)
    try {
      current = await startAgain()
    } catch (error) {
      log.error(error instanceof Error ? error.message : String(error))
      await sleep(1000)
    }
  }

  const look = setInterval(() => {
    if (stopping || reviving || isRunning(current.mark)) return
    reviving = revive().finally(() => {
      reviving = null
    })
  }, lookMilliseconds)
  look.unref()

  return {
    async stop() {
      stopping = true
      clearInterval(look)
      await reviving
      await stopPostmaster(current.mark)
    },
    stopAtExit() {
      stopping = true
      signalPostmaster(current.mark, 'SIGINT')
    },
  }
}
