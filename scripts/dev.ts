// `npm run dev`: the server, begun anew at each change, and vite's own server in front of it.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createServer } from 'vite'
import { ConfigError, readConfig } from '../src/platform/config/config.ts'

const root = path.resolve(import.meta.dirname, '..')
const ordinaryPort = 8080

function startServer(port: number): ChildProcess {
  return spawn(process.execPath, ['--watch', '--watch-preserve-output', 'src/main/server.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port) },
    // Its own group: Ctrl-C reaches it through us, once.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

async function main(): Promise<void> {
  // vite must know the port before the server has one.
  const port = readConfig(process.env).port || ordinaryPort
  const server = startServer(port)
  // Read by vite.config.ts; the server itself knows no such setting.
  process.env.STEWARD_SERVER = `http://127.0.0.1:${port}`
  const vite = existsSync(path.join(root, 'vite.config.ts'))
    ? await createServer({ root, clearScreen: false })
    : null
  await vite?.listen()
  vite?.printUrls()

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void vite?.close()
    server.kill('SIGTERM')
  }
  server.on('exit', code => {
    void vite?.close()
    process.exit(stopping ? 0 : (code ?? 1))
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
