import { importFile } from '../../channels/import/index.ts'
import { withSteward } from '../cli-kernel.ts'
import type { Command } from './command.ts'

export const importCommand: Command = {
  name: 'import',
  usage: '<kind> <file> [--dry-run] [--skip-bad]',
  summary: 'Import a CSV or JSON file: `incidents` is an incident audit log, else a type such as people',
  words: { least: 2, most: 2 },
  options: { 'dry-run': 'flag', 'skip-bad': 'flag' },
  run: ({ words: [kind = '', path = ''], flag }) =>
    withSteward(async ({ kernel }) => {
      const dryRun = flag('dry-run')
      const file = { kind, path, dryRun, skipBad: flag('skip-bad'), log: (line: string) => console.log(line) }
      const { written, report } = await importFile(kernel, file)
      return written || (dryRun && report.errorCount === 0) ? 0 : 1
    }),
}
