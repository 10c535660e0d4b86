// The parts of a backup as tar entries, each with its hash noted in the sums.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { BackupError } from './backup-error.ts'
import { quoted } from './catalogue.ts'
import type { Manifest, Sums } from './manifest.ts'
import { tarHeader, tarPadding } from './tar.ts'

/** Rows are gathered to pieces of about this size. */
const pieceBytes = 1024 * 1024
/** The table's rows in pieces that end with a row; returns how many rows. */
export async function* tableEntries(
  client: pg.Client,
  { name, columns }: Manifest['tables'][number],
  sums: Sums,
): AsyncGenerator<Buffer, number> {
  const list = columns.map(quoted).join(', ')
  const rows = client.query(copyTo(`copy (select ${list} from ${quoted(name)}) to stdout`))
  let gathered: Buffer[] = []
  let size = 0
  let piece = 0
  const flush = (bytes: Buffer) => entry(`tables/${name}/${String(++piece).padStart(6, '0')}`, bytes, sums)
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    gathered.push(chunk)
    size += chunk.length
    // In COPY's text a line feed within a value is escaped: a bare one ends a row.
    const end = size < pieceBytes ? -1 : chunk.lastIndexOf(0x0a)
    if (end < 0) continue
    const whole = Buffer.concat(gathered)
    const rest = chunk.length - end - 1
    yield* flush(whole.subarray(0, whole.length - rest))
    gathered = [whole.subarray(whole.length - rest)]
    size = rest
  }
  if (size > 0) yield* flush(Buffer.concat(gathered))
  return rows.rowCount
}

function* entry(name: string, content: Buffer, sums: Sums): Generator<Buffer> {
  sums.sha256[name] = createHash('sha256').update(content).digest('hex')
  yield tarHeader(name, content.length)
  yield content
  yield tarPadding(content.length)
}

/** An attachment, which must not change meanwhile. */
export async function* fileEntry(path: string, name: string, sums: Sums): AsyncGenerator<Buffer> {
  const { size } = await stat(path)
  const hash = createHash('sha256')
  let read = 0
  yield tarHeader(`files/${name}`, size)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    read += chunk.length
    hash.update(chunk)
    yield chunk
  }
  if (read !== size) throw new BackupError(`${path} changed while it was read.`)
  yield tarPadding(size)
  sums.sha256[`files/${name}`] = hash.digest('hex')
}

export const jsonEntry = (name: string, value: unknown, sums: Sums): Generator<Buffer> =>
  entry(name, Buffer.from(`${JSON.stringify(value, null, 1)}\n`), sums)
