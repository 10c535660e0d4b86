import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The real log. See data/README.md. */
export const logPath = join(import.meta.dirname, 'data/incident-audit-log.csv')

export type LogLine = Record<string, string>

const text = readFileSync(logPath, 'utf8')
const [header = '', ...lines] = text.trimEnd().split(/\r?\n/)

/** No cell of this file is quoted, so that splitting is reading: nothing of the importer's is used here. */
export const columns = header.split(',')
export const logLines: readonly LogLine[] = lines.map(line => {
  const cells = line.split(',')
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
})

/** `29-02-2016 06:10` as an instant, by its own small rule. */
export function instantIn(cell: string): Date {
  const [day = '', time = ''] = cell.split(' ')
  return new Date(`${day.split('-').reverse().join('-')}T${time}:00Z`)
}

export const rowsOf = (number: string): LogLine[] => logLines.filter(line => line.number === number)

/** A small file made of these lines; `bytes` may alter it. */
export async function logFile(
  of: readonly LogLine[],
  {
    without = [],
    bytes = (file: Buffer) => file,
  }: { without?: string[]; bytes?: (file: Buffer) => Buffer } = {},
): Promise<string> {
  const kept = columns.filter(column => !without.includes(column))
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const content = [kept, ...of.map(line => kept.map(column => quoted(line[column] ?? '')))]
  const path = join(tmpdir(), `steward-log-${randomUUID()}.csv`)
  await writeFile(path, bytes(Buffer.from(content.map(row => row.join(',')).join('\n'))))
  return path
}
