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
  const exact = await runNpm(root, ['ci'])
  // npm forgets packages for other platforms in a lockfile made where it could not see them, and then refuses
  // that lockfile. The plain install keeps to its versions too, and asks only for what it lacks.
  const attempt = exact.said.includes('EUSAGE') ? await runNpm(root, ['install', '--no-save']) : exact
  if (attempt.code !== 0) console.error(attempt.said.trimEnd())
  return attempt.code
}

async function runNpm(root, command) {
  const args = [...command, '--no-audit', '--no-fund', '--loglevel=error']
  let said = ''
  const code = await runChild(...npm(args), {
    cwd: root,
    env: { ...process.env, PATH: pathWithout(path.join(root, 'node_modules', '.bin')) },
    // stdout belongs to the command that was asked for.
    toStderr: true,
    onStderr: text => {
      said += text
    },
  })
  return { code, said }
}

function npm(args) {
  const cli = process.env.npm_execpath
  // npm itself must not run on the Node inside the folder that it is about to replace.
  if (cli?.endsWith('.js')) return [process.env.npm_node_execpath ?? process.execPath, [cli, ...args]]
  if (process.platform === 'win32') return ['cmd.exe', ['/c', 'npm', ...args]]
  return ['npm', args]
}

function pathWithout(folder) {
  const parts = (process.env.PATH ?? '').split(path.delimiter)
  return parts.filter(part => path.resolve(part) !== folder).join(path.delimiter)
}
