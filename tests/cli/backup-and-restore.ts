import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { queues } from '../../src/main/queues.ts'
import { rooms } from '../../src/main/rooms.ts'
import { type Restored, restoreBackup } from '../../src/platform/backup/restore-backup.ts'
import { readTar } from '../../src/platform/backup/tar.ts'
import { type Written, writeBackup } from '../../src/platform/backup/write-backup.ts'
import { BossJobs } from '../../src/platform/jobs/boss.ts'
import type { Room } from '../../src/platform/postgres/migrate.ts'

const quiet = { info() {}, warn() {}, error() {} }

/** A database with the data folder beside it. */
export interface Place {
  url: string
  dataFolder: string
}

export const backup = ({ url, dataFolder }: Place, file: string, overwrite = false): Promise<Written> =>
  writeBackup({
    databaseUrl: url,
    filesFolder: join(dataFolder, 'files'),
    file,
    overwrite,
    queues,
    tell: () => {},
  })

export async function restore(
  { url, dataFolder }: Place,
  file: string,
  more: { overwrite?: boolean; rooms?: readonly Room[] } = {},
): Promise<Restored> {
  const jobs = new BossJobs(url, quiet)
  await jobs.start(queues)
  try {
    const filesFolder = join(dataFolder, 'files')
    const options = { databaseUrl: url, filesFolder, file, overwrite: false, rooms, jobs, queues }
    return await restoreBackup({ ...options, ...more, tell: () => {} })
  } finally {
    await jobs.stop()
  }
}

/** The hash of each table's bytes and of each file in a backup. */
export async function partsOf(file: string): Promise<Map<string, string>> {
  const hashes = new Map<string, ReturnType<typeof createHash>>()
  async function* source() {
    yield gunzipSync(await readFile(file))
  }
  for await (const { name, content } of readTar(source())) {
    const part = name.startsWith('tables/') ? (name.split('/')[1] ?? '') : name
    const hash = hashes.get(part) ?? createHash('sha256')
    hashes.set(part, hash)
    for await (const chunk of content) hash.update(chunk)
  }
  const parts = [...hashes].map(([name, hash]) => [name, hash.digest('hex')] as const)
  return new Map(parts.filter(([name]) => name !== 'manifest.json' && name !== 'sums.json'))
}

export async function withClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

export const ask = <T = Record<string, unknown>>(url: string, text: string): Promise<T[]> =>
  withClient(url, async client => (await client.query(text)).rows as T[])
