import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { BackupError } from './backup-error.ts'
import { readTar, type TarEntry } from './tar.ts'

const damaged = 'This is not a backup of Steward, or it is damaged.'

/** The parts of a backup file in their order, each hashed as it is read. */
export class BackupContents {
  /** Of the parts read so far. */
  readonly sha256 = new Map<string, string>()
  readonly #entries: AsyncIterator<TarEntry>

  constructor(file: string) {
    this.#entries = readTar(unpacked(file))
  }

  /** The next part, which must have this name. */
  async whole(name: string): Promise<Buffer> {
    const { value, done } = await this.#entries.next()
    if (done || value.name !== name) throw new BackupError(damaged)
    return joined(this.#hashed(value))
  }

  /** The parts that are left. Each is to be read to its end before the next. */
  async *rest(): AsyncGenerator<{ name: string; bytes: AsyncIterable<Buffer> }> {
    for (;;) {
      const { value, done } = await this.#entries.next()
      if (done) return
      yield { name: value.name, bytes: this.#hashed(value) }
    }
  }

  async *#hashed({ name, content }: TarEntry): AsyncGenerator<Buffer> {
    const hash = createHash('sha256')
    for await (const chunk of content) {
      hash.update(chunk)
      yield chunk
    }
    this.sha256.set(name, hash.digest('hex'))
  }
}

async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  // The error reaches the reader of `gunzip`.
  pipeline(createReadStream(file), gunzip, () => {})
  try {
    yield* gunzip as AsyncIterable<Buffer>
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'Z_BUF_ERROR') throw new BackupError('The backup is cut off: its end is missing.')
    throw code.startsWith('Z_') ? new BackupError(damaged) : error
  }
}

export async function joined(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts)
}
