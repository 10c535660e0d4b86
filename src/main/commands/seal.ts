import { sql } from 'kysely'
import { sealLedger } from '../../kernel/ledger/seal.ts'
import { withSteward } from '../cli-kernel.ts'
import type { Command } from './command.ts'

export const sealCommand: Command = {
  name: 'seal',
  usage: '',
  summary: 'Seal the history now and print the last hash, to be kept where the database cannot reach',
  words: { least: 0, most: 0 },
  options: {},
  run: () =>
    withSteward(async ({ kernel }) => {
      await sealLedger(kernel.root)
      const found = await sql<{ id: number; at: Date; hash: string }>`
        select id, at, hash from ledger_seal order by id desc limit 1`.execute(kernel.db)
      const last = found.rows[0]
      console.log(last ? `seal ${last.id} ${last.at.toISOString()} ${last.hash}` : 'There is no history yet.')
      return 0
    }),
}
