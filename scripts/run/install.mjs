import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runChild } from './child.mjs'

/** Brings node_modules to what package-lock.json says; answers npm's exit code, 0 when nothing was to be done. */
export async function ensureInstalled(root, command) {
  const lock = path.join(root, 'package-lock.json')
  const stamp = path.join(root, 'node_modules', '.steward-install')
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === wanted) return 0
  if (!isInstalledByHand(root, lock, command)) {
    console.error(`Installing Steward's packages (once; again when package-lock.json changes) ...`)
    const code = await npmInstall(root)
    if (code !== 0) return code
  }
  try {
    writeFileSync(stamp, `${wanted}\n`)
  } catch {
    // A checkout we may not write to: compare again next time.
  }
  return 0
}

/** Whether someone ran npm themselves: its own record of what lies in node_modules agrees with the lockfile. */
function isInstalledByHand(root, lock, command) {
  const record = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages
  // npm ci --omit=dev is enough to run, not to develop.
  const needsDev = command === 'dev' || command === 'test'
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === '' || entry.link) return true
    const found = installed[folder]
    if (found) return found.version === entry.version && existsSync(path.join(root, folder))
    return Boolean(entry.optional || entry.devOptional || entry.peer || (entry.dev && !needsDev))
  })
}

async function npmInstall(root) {
  const args = ['ci', '--no-audit', '--no-fund']
  const env = { ...process.env, PATH: pathWithout(path.join(root, 'node_modules', '.bin')) }
  // stdout belongs to the command that was asked for.
  const options = { cwd: root, env, toStderr: true }
  const cli = process.env.npm_execpath
  // npm itself must not run on the Node inside the folder that it is about to replace.
  if (cli?.endsWith('.js'))
    return runChild(process.env.npm_node_execpath ?? process.execPath, [cli, ...args], options)
  if (process.platform === 'win32') return runChild('cmd.exe', ['/c', 'npm', ...args], options)
  return runChild('npm', args, options)
}

function pathWithout(folder) {
  const parts = (process.env.PATH ?? '').split(path.delimiter)
  return parts.filter(part => path.resolve(part) !== folder).join(path.delimiter)
}
