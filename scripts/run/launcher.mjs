import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const lookMilliseconds = 200

/**
 * Calls when the npm that started us is gone, even killed. Started by hand nothing is watched: a shell may end
 * and leave us running on purpose.
 */
export function whenLauncherEnds(then) {
  const isGone = process.env.npm_lifecycle_event ? watchNpm() : () => false
  const look = setInterval(() => {
    if (isGone()) then()
  }, lookMilliseconds)
  return () => clearInterval(look)
}

/** npm starts a shell and that starts us: the shell outlives a killed npm, and we a killed shell. */
function watchNpm() {
  const parent = process.ppid
  const shell = describe(parent)
  const above = shell && !isNpm(shell) ? describe(shell.parent) : null
  const npm = above && isNpm(above) ? shell.parent : null
  return () => process.ppid !== parent || (npm !== null && describe(parent)?.parent !== npm)
}

function isNpm({ commandLine }) {
  return /\b(npm|npx|pnpm|yarn)\b/.test(commandLine.slice(0, 60))
}

function describe(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return { parent: Number(parent), commandLine }
    }
    const line = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const [, parent, commandLine] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    return commandLine === undefined ? null : { parent: Number(parent), commandLine }
  } catch {
    return null
  }
}
