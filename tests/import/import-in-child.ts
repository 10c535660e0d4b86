// A process of its own that imports a file, to be killed by kill.test.ts: node import-in-child.ts <database url> <file>
import { tmpdir } from 'node:os'
import { importFile } from '../../src/channels/import/index.ts'
import { composeSteward } from '../../src/main/steward.ts'

const [, , databaseUrl = '', path = ''] = process.argv
const quiet = { info() {}, warn() {}, error() {} }
const steward = await composeSteward({
  databaseUrl,
  dataFolder: tmpdir(),
  url: 'http://localhost',
  log: quiet,
})
await importFile(steward.kernel, { kind: 'incidents', path, log: line => console.log(line) })
await steward.stop()
