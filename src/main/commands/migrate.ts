import { migrate } from '../../platform/postgres/migrate.ts'
import { rooms } from '../rooms.ts'
import type { Command } from './command.ts'
import { withDatabase } from './with-database.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  summary: 'Bring the database to what this version expects; a start does it too',
  words: { least: 0, most: 0 },
  options: {},
  run: () =>
    withDatabase(async ({ db }) => {
      const applied = await migrate(db, rooms)
      for (const name of applied) console.log(name)
      console.log(applied.length === 0 ? 'The database is current.' : `Applied ${applied.length} migrations.`)
      return 0
    }),
}
