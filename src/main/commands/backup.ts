import { join } from 'node:path'
import { writeBackup } from '../../platform/backup/write-backup.ts'
import { queues } from '../queues.ts'
import type { Command } from './command.ts'
import { withDatabase } from './with-database.ts'

export const backupCommand: Command = {
  name: 'backup',
  usage: '<file> [--force]',
  summary: 'Write everything, attachments too, to one file; beside a running server',
  words: { least: 1, most: 1 },
  options: { force: 'flag' },
  run: ({ words: [file = ''], flag }) =>
    withDatabase(async ({ config, url }) => {
      const { rows, tables, files, bytes } = await writeBackup({
        databaseUrl: url,
        filesFolder: join(config.dataFolder, 'files'),
        file,
        overwrite: flag('force'),
        queues,
        tell: line => console.error(line),
      })
      const size = `${(bytes / 1_048_576).toFixed(1)} MB`
      console.log(`Wrote ${file}: ${rows} rows of ${tables} tables and ${files} files, ${size}.`)
      return 0
    }),
}
