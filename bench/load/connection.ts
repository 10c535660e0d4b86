// A bare HTTP client: the load must cost the measured machine as little as it can.
import net from 'node:net'
import type { BenchRequest } from './operations.ts'

export interface Reply {
  status: number
  body: string
}

const headEnd = Buffer.from('\r\n\r\n')

/** One keep-alive connection, one request at a time. Understands replies with a Content-Length, as ours have. */
export class Connection {
  readonly #socket: net.Socket
  readonly #head: string
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | null = null

  private constructor(socket: net.Socket, head: string) {
    this.#socket = socket
    this.#head = head
    socket.on('data', data => this.#take(data))
    socket.on('close', () => this.#fail(new Error('The server closed the connection.')))
    socket.on('error', error => this.#fail(error))
  }

  static async open(port: number, token: string): Promise<Connection> {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true })
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new Connection(socket, `host: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n`)
  }

  send({ method, path, body }: BenchRequest): Promise<Reply> {
    const json = body === undefined ? '' : JSON.stringify(body)
    const content =
      body === undefined
        ? ''
        : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}\r\n`
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(`${method} ${path} HTTP/1.1\r\n${this.#head}${content}\r\n${json}`)
    })
  }

  close(): void {
    this.#socket.removeAllListeners('close')
    this.#socket.destroy()
  }

  #take(data: Buffer): void {
    this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data])
    const end = this.#received.indexOf(headEnd)
    if (end < 0) return
    const head = this.#received.toString('latin1', 0, end)
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
    if (length === undefined) {
      this.#fail(new Error(`A reply without Content-Length:\n${head}`))
      return
    }
    const total = end + headEnd.length + Number(length)
    if (this.#received.length < total) return
    const body = this.#received.toString('utf8', end + headEnd.length, total)
    this.#received = this.#received.subarray(total)
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve({ status: Number(head.slice(9, 12)), body })
  }

  #fail(error: Error): void {
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.reject(error)
  }
}
