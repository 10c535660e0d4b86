// Tells processes apart. A pid proves nothing by itself: the system gives it to another process later.
import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/** A process as seen once; `startMark` is null where the system does not tell when it began. */
export type ProcessMark = { pid: number; startMark: string | null }

/** The mark of a process that lives now. */
export function markOf(pid: number): ProcessMark {
  return { pid, startMark: startMark(pid) }
}

/** Whether this very process still lives. */
export function isRunning(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && (mark.startMark === null || mark.startMark === startMark(mark.pid))
}

/** Whether a process with this pid lives. */
export function isAlive(pid: number): boolean {
  // kill() takes 0 and less for whole groups of processes, ours among them.
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  // As process 1 of a container nobody reaps the orphans we inherit, and a dead one still takes signals.
  return statFields(pid)?.[0] !== 'Z'
}

/** Whether the process is a PostgreSQL of this cluster; null where that cannot be told. */
export function isPostgresOf(pid: number, cluster: string): boolean | null {
  if (process.platform === 'win32') return null
  if (process.platform === 'linux') return isPostgresOnLinux(pid, cluster)
  const commandLine = tryRead(() =>
    execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }),
  )
  return commandLine === null
    ? null
    : /\bpostgres -D /.test(commandLine) && commandLine.includes(` ${cluster} `)
}

function isPostgresOnLinux(pid: number, cluster: string): boolean | null {
  const name = tryRead(() => readFileSync(`/proc/${pid}/comm`, 'utf8').trim())
  if (name === null) return null
  // Someone's shell may stand in the folder too.
  if (name !== 'postgres') return false
  // The server names the folder; its backends have other titles, and stand in it.
  const commandLine = tryRead(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? ''
  return (
    commandLine.split('\0').includes(cluster) || tryRead(() => readlinkSync(`/proc/${pid}/cwd`)) === cluster
  )
}

function startMark(pid: number): string | null {
  const ticksAtStart = statFields(pid)?.[19]
  const boot = tryRead(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
  return ticksAtStart === undefined ? null : `${boot}:${ticksAtStart}`
}

/** The fields of /proc/<pid>/stat after the program's name, which may itself hold spaces and brackets. */
function statFields(pid: number): string[] | null {
  const stat = tryRead(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function tryRead(read: () => string): string | null {
  try {
    return read()
  } catch {
    return null
  }
}
