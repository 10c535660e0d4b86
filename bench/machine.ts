import os from 'node:os'

/** What a run ran on. */
export interface Machine {
  cores: number
  processor: string
  memoryGb: number
  kernel: string
  node: string
  postgres: string
}

export const machineOf = (postgres: string): Machine => ({
  cores: os.availableParallelism(),
  processor: os.cpus()[0]?.model.trim() ?? 'unknown',
  memoryGb: Math.round(os.totalmem() / 2 ** 30),
  kernel: `${os.type()} ${os.release()}`,
  node: process.version,
  postgres,
})

/**
 * How busy the machine is while we only wait, from 0 to 1: work of others, which makes every figure worse. Takes
 * two seconds.
 */
export async function busyAtRest(): Promise<number> {
  const before = cpuTimes()
  await new Promise(resolve => setTimeout(resolve, 2000))
  const after = cpuTimes()
  return (after.busy - before.busy) / (after.all - before.all)
}

function cpuTimes(): { busy: number; all: number } {
  let [busy, all] = [0, 0]
  for (const { times } of os.cpus()) {
    const working = times.user + times.nice + times.sys + times.irq
    busy += working
    all += working + times.idle
  }
  return { busy, all }
}
