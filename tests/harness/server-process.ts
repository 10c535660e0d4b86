import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const repository = join(import.meta.dirname, '../..')

export interface ServerProcess {
  url: string
  child: ChildProcess
  /** Milliseconds from spawn to "open". */
  readyAfter: number
  output: () => string
  kill(signal: NodeJS.Signals): Promise<void>
}

/** Starts the real server as its own process and waits until it says that it is open. */
export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const started = Date.now()
  const child = spawn(process.execPath, [join(repository, 'src/main/server.ts')], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', STEWARD_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /Steward is open at (\S+)/.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code, signal) =>
      reject(new Error(`The server ended with ${code ?? signal}: ${output}`)),
    )
  })
  return {
    url,
    child,
    readyAfter: Date.now() - started,
    output: () => output,
    kill: async signal => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}
