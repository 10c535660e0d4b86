// The little of the tar format (POSIX ustar) that a backup needs, so that `tar` itself can open one.
import { BackupError } from './backup-error.ts'

const block = 512
const zeros = Buffer.alloc(block)

/** What stands before the content of a file. Names have at most 100 bytes, contents less than 8 GiB. */
export function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(block)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  if (Buffer.byteLength(name) > 100 || size >= 8 ** 11) {
    throw new BackupError(`${name} (${size} bytes) is too large for a backup.`)
  }
  header.write(name, 0)
  header.write(octal(0o600, 7), 100)
  header.write(octal(0, 7), 108)
  header.write(octal(0, 7), 116)
  header.write(octal(size, 11), 124)
  header.write(octal(0, 11), 136)
  header.write('0', 156)
  header.write('ustar\u000000', 257)
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** What stands behind the content: contents begin at whole blocks. */
export const tarPadding = (size: number): Buffer => zeros.subarray(0, (block - (size % block)) % block)

export const tarEnd: Buffer = Buffer.alloc(2 * block)

/** The sum of all bytes, the checksum's own taken for spaces. */
function checksum(header: Buffer): number {
  let sum = 8 * 32
  header.forEach((byte, index) => {
    if (index < 148 || index >= 156) sum += byte
  })
  return sum
}

export interface TarEntry {
  name: string
  size: number
  /** To be read to its end before the next entry. */
  content: AsyncIterable<Buffer>
}

/** The files of a tar stream, one after another. An archive that is cut off or no tar is a `BackupError`. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = new Bytes(source)
  for (;;) {
    const header = await bytes.exactly(block)
    if (header.equals(zeros)) return
    const text = (from: number, length: number) =>
      header.toString('utf8', from, from + length).replace(/\0.*$/s, '')
    const size = Number.parseInt(text(124, 12), 8)
    if (text(257, 5) !== 'ustar' || Number.parseInt(text(148, 8), 8) !== checksum(header) || !(size >= 0)) {
      throw new BackupError('This is not a backup of Steward, or it is damaged.')
    }
    let read = false
    const content = async function* () {
      yield* bytes.next(size)
      read = true
    }
    yield { name: text(0, 100), size, content: content() }
    if (!read) throw new Error('The entry before was not read to its end.')
    await bytes.exactly(tarPadding(size).length)
  }
}

/** Takes exact numbers of bytes from a stream of chunks. */
class Bytes {
  readonly #source: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async *next(count: number): AsyncGenerator<Buffer> {
    let missing = count
    while (missing > 0) {
      if (this.#rest.length === 0) await this.#read()
      const part = this.#rest.subarray(0, missing)
      this.#rest = this.#rest.subarray(part.length)
      missing -= part.length
      yield part
    }
  }

  async exactly(count: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.next(count)) parts.push(part)
    return Buffer.concat(parts)
  }

  async #read(): Promise<void> {
    const { value, done } = await this.#source.next()
    if (done) throw new BackupError('The backup is cut off: its end is missing.')
    this.#rest = value
  }
}
