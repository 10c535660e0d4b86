import { createRequire } from 'node:module'
import type { AddressInfo, Server, Socket } from 'node:net'

interface StoredMessage {
  uid: number
  flags: string[]
}

interface Hoodiecrow {
  server: Server
  listen(port: number, host: string, done: () => void): void
  close(done: () => void): void
  appendMessage(mailbox: string, flags: string[], date: Date | false, raw: string): void
  getMailbox(name: string): { messages: StoredMessage[] }
}

// It has no types, and is no module.
const hoodiecrow: (options: object) => Hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap')

export interface ImapPeer {
  port: number
  put(raw: string, flags?: string[]): void
  /** What is marked as read. */
  seen(): number[]
  /** Ends every connection, as a server does that is started anew. */
  drop(): void
  close(): Promise<void>
}

/** A real mailbox in the world outside: user `testuser`, password `testpass`. */
export async function imapPeer(): Promise<ImapPeer> {
  const server = hoodiecrow({
    plugins: ['IDLE', 'UIDPLUS', 'LITERALPLUS', 'XOAUTH2', 'SASL-IR'],
    storage: { INBOX: { messages: [] } },
    users: {
      testuser: { password: 'testpass', xoauth2: { accessToken: 'fresh-token', sessionTimeout: 3_600_000 } },
    },
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.server.address() as AddressInfo).port,
    put: (raw, flags = []) => server.appendMessage('INBOX', flags, false, raw.replace(/\r?\n/g, '\r\n')),
    seen: () =>
      server
        .getMailbox('INBOX')
        .messages.filter(({ flags }) => flags.includes('\\Seen'))
        .map(({ uid }) => uid),
    drop,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        drop()
      }),
  }
}
