import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore } from '../../kernel/ports/files.ts'
import { notFound, Problem } from '../../kernel/problem.ts'

/** Files in the data folder under their SHA-256: the same bytes once, and no name a person chose on the disk. */
export class DiskFiles implements FileStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async put(stream: Readable, maxBytes: number): Promise<{ sha256: string; size: number }> {
    await mkdir(join(this.#folder, 'incoming'), { recursive: true })
    const incoming = join(this.#folder, 'incoming', randomUUID())
    const hash = createHash('sha256')
    let size = 0
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length
        hash.update(chunk)
        done(
          size > maxBytes
            ? new Problem('too_large', `A file may have at most ${Math.floor(maxBytes / 1_048_576)} MB.`)
            : null,
          chunk,
        )
      },
    })
    try {
      await pipeline(stream, measure, createWriteStream(incoming, { flags: 'wx', flush: true }))
      const sha256 = hash.digest('hex')
      await mkdir(join(this.#folder, sha256.slice(0, 2)), { recursive: true })
      await rename(incoming, this.#path(sha256))
      return { sha256, size }
    } catch (error) {
      await rm(incoming, { force: true })
      throw error
    }
  }

  async get(sha256: string): Promise<Readable> {
    const path = this.#path(sha256)
    await access(path).catch(() => {
      throw notFound('file')
    })
    return createReadStream(path)
  }

  #path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw notFound('file')
    return join(this.#folder, sha256.slice(0, 2), sha256)
  }
}
