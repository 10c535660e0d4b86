import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

/** A process of the bench, asked and answering one message at a time. */
export class Child {
  readonly #process: ChildProcess

  constructor(file: 'server.ts' | 'raw.ts', args: readonly string[], execArgv: readonly string[] = []) {
    this.#process = fork(join(import.meta.dirname, file), [...args], { execArgv: [...execArgv] })
  }

  /** The next message; the child's end before it is an error. */
  answer<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('A process of the bench ended early.'))
      this.#process.once('exit', ended)
      this.#process.once('message', message => {
        this.#process.off('exit', ended)
        resolve(message as T)
      })
    })
  }

  ask<T>(message: object | string): Promise<T> {
    const answer = this.answer<T>()
    this.#process.send(message)
    return answer
  }

  async stop(): Promise<void> {
    if (!this.#process.connected) return
    const ended = new Promise(resolve => this.#process.once('exit', resolve))
    this.#process.disconnect()
    await ended
  }
}
