import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dropDatabase, filledDatabase, openServer } from './database.ts'
import { machineOf } from './machine.ts'
import { measureSize, type SizeResult } from './measure-size.ts'
import { readOptions } from './options.ts'
import { resultsPage } from './report/results.ts'
import { measureWeb, type WebResult } from './web/measure-web.ts'

const options = readOptions(process.argv.slice(2))
const log = (line: string) => console.log(line)
const server = await openServer()
try {
  const results: SizeResult[] = []
  let web: WebResult | null = null
  for (const size of options.sizes) {
    log(`${size.toLocaleString('en')} incidents`)
    const isLargest = size === options.sizes.at(-1)
    const filled = await filledDatabase(server, size, line => log(`  ${line}`))
    results.push(await measureSize(filled, { ...options, size, isLargest, log }))
    if (isLargest && options.web && !options.only) web = await measureWeb(filled, size, log)
    if (!server.isOwn && !options.keep) await dropDatabase(server, filled.name)
  }
  const machine = machineOf(server.version)
  const page = resultsPage({ machine, options, results, web })
  if (options.only) log(page)
  else await writeFile(join(import.meta.dirname, 'RESULTS.md'), page)
} finally {
  await server.stop()
}
