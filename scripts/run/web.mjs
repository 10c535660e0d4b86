import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runChild } from './child.mjs'

export const outputFolder = 'dist/web'
const stampFile = path.join(outputFolder, '.stamp')
const fixedInputs = ['index.html', 'vite.config.ts', 'package-lock.json']

/** Builds the web app when what it was built from has changed; answers the build's exit code. */
export async function ensureWebBuilt(root, node) {
  if (!existsSync(path.join(root, 'vite.config.ts')) || isFresh(root)) return 0
  if (!existsSync(path.join(root, 'node_modules', 'vite'))) {
    console.error(
      'The web app is not built from these sources, and vite is not installed: run npm ci to build it.',
    )
    return 0
  }
  console.error('Building the web app ...')
  return runChild(node, [path.join(root, 'scripts', 'run', 'build-web.mjs')], { cwd: root, toStderr: true })
}

/** Records what the finished build was made from: `modules` are the files that it read. */
export function writeStamp(root, modules) {
  const stamp = { modules, hash: fingerprint(root, modules) }
  writeFileSync(path.join(root, stampFile), JSON.stringify(stamp, null, 1))
}

function isFresh(root) {
  try {
    const stamp = JSON.parse(readFileSync(path.join(root, stampFile), 'utf8'))
    return (
      existsSync(path.join(root, outputFolder, 'index.html')) &&
      stamp.hash === fingerprint(root, stamp.modules)
    )
  } catch {
    return false
  }
}

/** Of contents, not times: a fresh clone has new times for old contents. */
function fingerprint(root, modules) {
  const hash = createHash('sha256')
  // The web folders whole, as a glob import in them may find a file that is new.
  const files = new Set([...fixedInputs, ...webFiles(root, 'src', false), ...modules])
  for (const file of [...files].sort()) {
    const full = path.join(root, file)
    hash.update(`${file}\0`).update(existsSync(full) ? readFileSync(full) : 'gone')
  }
  return hash.digest('hex')
}

function webFiles(root, folder, isWeb) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const file = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return webFiles(root, file, isWeb || entry.name === 'web')
    return isWeb && !/\.test\.tsx?$/.test(entry.name) ? [file] : []
  })
}
