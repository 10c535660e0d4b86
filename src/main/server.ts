import { join } from 'node:path'
import { addressOf, type Config, readConfig } from '../platform/config/config.ts'
import { openDatabase } from './open-database.ts'
import { plainLog } from './plain-log.ts'

const repository = join(import.meta.dirname, '../..')

/** `npm start`: the database, the demo on the first run, the server; ends cleanly on Ctrl-C. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = plainLog(config.logLevel)
  // PostgreSQL comes up while Steward's own modules are read.
  const [database, { composeSteward }] = await Promise.all([
    openDatabase(config, log),
    import('./steward.ts'),
  ])
  const steward = await composeSteward({
    ...config,
    databaseUrl: database.url,
    log,
    webFolder: join(repository, 'dist/web'),
  })
  // Read only where there is a demo: the real company's start does not know it.
  const demo = config.demo ? await (await import('./first-run.ts')).firstRun(steward) : null
  const [app] = await Promise.all([steward.openDoor(), steward.startWorking()])
  await app.listen({ port: config.port, host: config.host }).catch(error => {
    throw cannotListen(error, config)
  })
  const address = app.server.address()
  const port = address && typeof address === 'object' ? address.port : config.port
  console.log(`\n  Steward is open at ${config.urlIsSet ? config.url : addressOf(config.host, port)}`)
  if (demo) console.log(demo)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    steward.hub.closeAll()
    await app.close()
    await steward.stop()
    await database.stop()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
  // The bootstrap process is gone: nobody could stop this one any more.
  process.on('disconnect', () => void stop())
}

class CannotListenError extends Error {
  override name = 'CannotListenError'
}

function cannotListen(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE')
    return new CannotListenError(`Port ${port} is in use already. Stop what uses it, or set PORT to another.`)
  if (code === 'EACCES')
    return new CannotListenError(`Port ${port} may not be used by this user. Set PORT to one above 1023.`)
  if (code === 'EADDRNOTAVAIL')
    return new CannotListenError(
      `This machine has no address ${host}. Set HOST to one it has, or to 0.0.0.0.`,
    )
  return error
}

main().catch((error: unknown) => {
  // What a person can mend is one line; only the unexpected shows where it came from.
  const expected = error instanceof Error && error.name !== 'Error' && !(error instanceof TypeError)
  console.error(expected ? error.message : error)
  process.exit(1)
})
