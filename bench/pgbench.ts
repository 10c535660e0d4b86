// The same statements by PostgreSQL's own measure: what the database gives when nothing stands before it.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Sample } from './child/capture.ts'
import type { Row } from './measure-size.ts'

export interface PgbenchRow {
  operation: string
  connections: number
  perSecond: number
  /** Requests a second over HTTP beside it. */
  http: number
}

interface Wanted {
  size: number
  seconds: number
  rows: readonly Row[]
  sampleOf: (operation: string) => Promise<Sample>
  log: (line: string) => void
}

const operations = ['read one', 'queue: list of 50', 'create']

/** Repeats one read, one list and one create by pgbench; nothing where it is not installed. */
export async function benchPgbench(url: string, wanted: Wanted): Promise<PgbenchRow[]> {
  const program = await findPgbench()
  if (!program) return []
  const folder = await mkdtemp(join(tmpdir(), 'steward-pgbench-'))
  try {
    const found: PgbenchRow[] = []
    for (const { operation, connections, http } of wanted.rows) {
      if (!operations.includes(operation)) continue
      const file = join(folder, 'script.sql')
      await writeFile(file, scriptOf(await wanted.sampleOf(operation), wanted.size))
      const threads = Math.min(connections, availableParallelism())
      const args = ['-n', '-D', 'ready=0', '-T', String(Math.ceil(wanted.seconds)), '-f', file]
      const load = ['-c', String(connections), '-j', String(threads)]
      const { stdout } = await promisify(execFile)(program, [...args, ...load, url])
      const perSecond = Number(/tps = ([\d.]+) \(without/.exec(stdout)?.[1] ?? 0)
      wanted.log(
        `  ${operation.padEnd(28)} ×${connections} pgbench ${perSecond.toFixed(0)}/s, HTTP ${http.perSecond.toFixed(0)}/s`,
      )
      found.push({ operation, connections, perSecond, http: http.perSecond })
    }
    return found
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function findPgbench(): Promise<string | null> {
  const versions = '/usr/lib/postgresql'
  const ofVersions = existsSync(versions)
    ? (await readdir(versions)).sort((a, b) => Number(b) - Number(a)).map(name => join(versions, name, 'bin'))
    : []
  const folders = [...(process.env.PATH ?? '').split(':'), ...ofVersions]
  return folders.map(folder => join(folder, 'pgbench')).find(existsSync) ?? null
}

/** Prepares the statements once for each connection, as Steward's pool does, then executes them with new values. */
function scriptOf({ statements, fresh, target }: Sample, size: number): string {
  const prepare = statements.map(({ text }, at) => `prepare s${at} as ${text};`)
  const execute = statements.map(({ values }, at) => {
    const written = values.map(value => literal(value, fresh))
    return `execute s${at}${written.length > 0 ? `(${written.join(', ')})` : ''};`
  })
  if (target) throw new Error('Only requests without a target can be repeated by pgbench.')
  return [
    `\\set number random(1, ${size})`,
    ...fresh.map((_, at) => `\\set fresh${at} random(100000000000, 999999999999)`),
    '\\if :ready = 0',
    ...prepare,
    '\\set ready 1',
    '\\endif',
    ...execute,
    '',
  ].join('\n')
}

/** A value in SQL: another record's number each time, and another id for each that a request makes up. */
function literal(value: unknown, fresh: readonly string[]): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string' && /^INC\d{7}$/.test(value)) return `'INC' || lpad(:number::text, 7, '0')`
  let text = quoted(plain(value))
  fresh.forEach((id, at) => {
    // All but the end of the id is its time, as Steward makes ids in order of time. pgbench looks into quotes too.
    text = text.replaceAll(id, `${id.slice(0, 24)}:fresh${at}`)
  })
  return text
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

function plain(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map(item => JSON.stringify(String(item))).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
