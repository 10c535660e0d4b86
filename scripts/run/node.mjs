import { spawnSync } from 'node:child_process'
import path from 'node:path'

const needed = 24

/** The Node that runs Steward: the one from its packages, else the one that runs this if it is new enough. */
export function findNode(root) {
  const folder = path.join(root, 'node_modules')
  // npm puts node_modules/.bin first on PATH: then this already is the one.
  if (process.execPath.startsWith(folder + path.sep) && isNew(process.versions.node)) return process.execPath
  const own = path.join(folder, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  const shell = process.platform === 'win32'
  const { stdout } = spawnSync(own, ['-p', 'process.versions.node + " " + process.execPath'], {
    encoding: 'utf8',
    shell,
  })
  const [version = '', ...file] = (stdout ?? '').trim().split(' ')
  if (isNew(version)) return file.join(' ')
  if (isNew(process.versions.node)) return process.execPath
  throw new Error(
    `Steward needs Node ${needed}: the one in node_modules does not run on this machine and yours is ${process.versions.node}. Install Node ${needed} or newer.`,
  )
}

function isNew(version) {
  return Number.parseInt(version, 10) >= needed
}
