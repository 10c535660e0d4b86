import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { type ExportFormat, exportFormats, exportRecords } from '../../capabilities/export/export-records.ts'
import { systemActor } from '../../kernel/access/actor.ts'
import { withSteward } from '../cli-kernel.ts'
import { type Command, UsageError } from './command.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: '<plural> [--q <query>] [--format csv|jsonl] [--out <file>]',
  summary: 'Write all records of a type, such as incidents, to a file or the terminal',
  words: { least: 1, most: 1 },
  options: { q: 'text', format: 'text', out: 'text' },
  run: ({ words: [plural = ''], text }) =>
    withSteward(async ({ kernel }) => {
      const { registry } = kernel
      const format = formatOf(text('format') ?? 'csv')
      const record = registry.byPlural(plural)?.record
      if (!record) {
        const known = registry.modules.map(module => module.record.plural).join(', ')
        throw new UsageError(`export: there are no ${plural}. There are ${known}.`)
      }
      const write = (stream: Writable) =>
        exportRecords(kernel, systemActor('cli', 'cli'), record.type, text('q') ?? '', format, stream)
      const out = text('out')
      if (out === undefined) await write(process.stdout)
      else await intoFile(out, write)
      return 0
    }),
}

function formatOf(text: string): ExportFormat {
  const format = exportFormats.find(each => each === text)
  if (format) return format
  throw new UsageError(`export: --format takes ${exportFormats.join(' or ')}, not "${text}".`)
}

/** The file has its name only once it is whole. */
async function intoFile(file: string, write: (stream: Writable) => Promise<void>): Promise<void> {
  const partial = `${file}.partial`
  try {
    await write(createWriteStream(partial))
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}
