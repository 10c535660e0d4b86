import type { Readable } from 'node:stream'

/** Where the bytes of attachments live. Names never reach the disk: files are addressed by their SHA-256. */
export interface FileStore {
  /** Stores the stream; refuses with `too_large` beyond `maxBytes`, leaving nothing behind. */
  put(stream: Readable, maxBytes: number): Promise<{ sha256: string; size: number }>
  get(sha256: string): Promise<Readable>
}
