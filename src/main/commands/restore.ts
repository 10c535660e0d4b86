import { join } from 'node:path'
import { restoreBackup } from '../../platform/backup/restore-backup.ts'
import { BossJobs } from '../../platform/jobs/boss.ts'
import { queues } from '../queues.ts'
import { rooms } from '../rooms.ts'
import { type Command, CommandError } from './command.ts'
import { isServed } from './is-served.ts'
import { withDatabase } from './with-database.ts'

export const restoreCommand: Command = {
  name: 'restore',
  usage: '<file> [--force]',
  summary: 'Bring an empty database to what a backup holds; --force replaces one that is not empty',
  words: { least: 1, most: 1 },
  options: { force: 'flag' },
  run: ({ words: [file = ''], flag }) =>
    withDatabase(async ({ config, url, log }) => {
      if (await isServed(url)) throw new CommandError('Steward is running on this database. Stop it first.')
      const jobs = new BossJobs(url, log)
      await jobs.start(queues)
      try {
        const { createdAt, rows, files, migrated } = await restoreBackup({
          databaseUrl: url,
          filesFolder: join(config.dataFolder, 'files'),
          file,
          overwrite: flag('force'),
          rooms,
          jobs,
          queues,
          tell: line => console.error(line),
        })
        console.log(`Restored ${rows} rows and ${files} files as they stood at ${createdAt}.`)
        if (migrated.length > 0) console.log(`Applied ${migrated.length} newer migrations.`)
        return 0
      } finally {
        await jobs.stop()
      }
    }),
}
