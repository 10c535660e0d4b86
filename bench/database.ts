import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { rooms } from '../src/main/rooms.ts'
import { composeSteward } from '../src/main/steward.ts'
import { openEmbedded } from '../src/platform/postgres/embedded.ts'
import { fill } from './fill/fill.ts'

export interface BenchServer {
  /** The address of one database on it. */
  urlOf(database: string): string
  /** PostgreSQL's own words for its version. */
  version: string
  isOwn: boolean
  stop(): Promise<void>
}

export const benchFolder = join(import.meta.dirname, '../data/bench')
export const quiet = { info() {}, warn() {}, error() {} }

/** Raised when what is filled in changes, so that databases of before are not measured. */
const fillVersion = 2

/** The server named by DATABASE_URL, else an embedded one whose data stays in data/bench. */
export async function openServer(): Promise<BenchServer> {
  const given = process.env.DATABASE_URL
  const embedded = given ? null : await openEmbedded({ dataFolder: benchFolder, log: quiet })
  const base = given ?? embedded?.url ?? ''
  const urlOf = (database: string): string => {
    const url = new URL(base)
    url.pathname = `/${database}`
    return url.toString()
  }
  const version = await asking(base, async client => {
    const found = await client.query<{ version: string }>(`select version()`)
    return found.rows[0]?.version.split(' ').slice(0, 2).join(' ') ?? ''
  })
  return { urlOf, version, isOwn: !given, stop: async () => embedded?.stop() }
}

export async function asking<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'steward-bench' })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

export interface Filled {
  url: string
  name: string
  /** How long each step of the load took, also when that was in a run before. */
  seconds: Record<string, number>
}

/** The database with `size` incidents: the one filled before, unless the schema changed since. */
export async function filledDatabase(
  server: BenchServer,
  size: number,
  log: (line: string) => void,
): Promise<Filled> {
  const name = `steward_bench_${size}`
  const url = server.urlOf(name)
  const mark = `steward bench ${fillVersion} ${await schemaOf()}`
  const admin = server.urlOf('postgres')
  const known = await asking(admin, client =>
    client.query<{ mark: string | null }>(
      `select shobj_description(oid, 'pg_database') as mark from pg_database where datname = $1`,
      [name],
    ),
  )
  const [before, told] = known.rows[0]?.mark?.split('; ') ?? []
  if (before === mark && told) return { url, name, seconds: JSON.parse(told) }
  await dropDatabase(server, name)
  await asking(admin, client => client.query(`create database ${name}`))
  const steward = await composeSteward({
    databaseUrl: url,
    dataFolder: benchFolder,
    log: quiet,
    url: 'http://localhost',
  })
  try {
    const seconds = await fill(steward, url, size, log)
    const told = `${mark}; ${JSON.stringify(seconds)}`
    await asking(admin, client => client.query(`comment on database ${name} is '${told}'`))
    return { url, name, seconds }
  } finally {
    await steward.stop()
  }
}

export const dropDatabase = (server: BenchServer, name: string): Promise<unknown> =>
  asking(server.urlOf('postgres'), client => client.query(`drop database if exists ${name} with (force)`))

async function schemaOf(): Promise<string> {
  const hash = createHash('sha256')
  for (const { folder } of rooms) {
    for (const file of (await readdir(folder)).sort()) hash.update(await readFile(join(folder, file)))
  }
  return hash.digest('hex').slice(0, 16)
}
