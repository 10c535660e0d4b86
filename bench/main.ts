import { dropDatabase, filledDatabase, openServer } from './database.ts'
import { measureSize, type SizeResult } from './measure-size.ts'
import { readOptions } from './options.ts'

const options = readOptions(process.argv.slice(2))
const log = (line: string) => console.log(line)
const server = await openServer()
try {
  const results: SizeResult[] = []
  for (const size of options.sizes) {
    log(`${size.toLocaleString('en')} incidents`)
    const filled = await filledDatabase(server, size, line => log(`  ${line}`))
    results.push(await measureSize(filled, { size, ...options, log }))
    if (!server.isOwn && !options.keep) await dropDatabase(server, filled.name)
  }
  for (const r of results) {
    log(`rss ${Math.round(r.rssAtRest / 1048576)} ${Math.round(r.rssAfterLoad / 1048576)}`)
    for (const row of r.rows)
      log(
        `${row.operation} x${row.connections} statements ${row.statements} ratio ${(row.http.perSecond / row.raw.perSecond).toFixed(2)}`,
      )
  }
} finally {
  await server.stop()
}
