// The one door for people and npm: plain JavaScript for Node 20 and newer. It installs what is missing, builds
// the web app when it is stale, and hands over to Steward's own Node 24.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { runChild } from './run/child.mjs'
import { ensureInstalled } from './run/install.mjs'
import { findNode } from './run/node.mjs'
import { runTests } from './run/tests.mjs'
import { ensureWebBuilt } from './run/web.mjs'

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..')

const entries = {
  start: 'src/main/server.ts',
  dev: 'scripts/dev.ts',
  bench: 'bench/main.ts',
  demo: 'demo/main.ts',
  steward: 'src/main/cli.ts',
}

async function main([command, ...args]) {
  if (command !== 'test' && !Object.hasOwn(entries, command ?? '')) {
    console.error(`Usage: node scripts/run.mjs ${[...Object.keys(entries), 'test'].join('|')} [arguments]`)
    return 2
  }
  const installed = await ensureInstalled(root, command)
  if (installed !== 0) return installed
  const node = findNode(root)
  if (command === 'start' || command === 'test' || command === 'bench') {
    const built = await ensureWebBuilt(root, node)
    if (built !== 0) return built
  }
  if (command === 'test') return runTests(root, node, args)
  const entry = path.join(root, entries[command])
  if (!existsSync(entry)) {
    console.error(`${entries[command]} does not exist in this checkout.`)
    return 1
  }
  const service = command === 'start' || command === 'dev'
  return runChild(node, [entry, ...args], { service, env: withCompileCache(process.env) })
}

/** Without it Node strips the types from every file at each start: about twice the time until the server is open. */
function withCompileCache(env) {
  return { NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'compile'), ...env }
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    console.error(error.message)
    process.exit(1)
  },
)
