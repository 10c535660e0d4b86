// Every setting Steward takes from its environment, read once at start. Nothing else reads process.env.
import path from 'node:path'
import { readAddress, readDatabaseUrl } from './addresses.ts'
import { type MailConfig, mailNames, readMail } from './mail.ts'
import { nearestName } from './nearest-name.ts'
import { ConfigError, present, readChoice, readFlag, readHost, readWhole } from './settings.ts'

export { ConfigError } from './settings.ts'

/** The log levels, from the one that says least to the one that says most. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

export type Config = {
  port: number
  host: string
  /** Absolute. */
  dataFolder: string
  /** Null: the embedded PostgreSQL in the data folder. */
  databaseUrl: string | null
  demo: boolean
  production: boolean
  /** The address people use, without a slash at the end. */
  url: string
  /** False when `url` was only derived from host and port: with PORT=0 the real port is known after listening. */
  urlIsSet: boolean
  /** Requests a minute for one principal; 0 is no limit. */
  rateLimit: number
  maxUploadBytes: number
  logLevel: LogLevel
  mail: MailConfig
}

const names = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'STEWARD_DATA',
  'STEWARD_DEMO',
  'STEWARD_URL',
  'STEWARD_RATE_LIMIT',
  'STEWARD_MAX_UPLOAD_MB',
  'STEWARD_LOG_LEVEL',
  ...mailNames,
]

const prefix = 'STEWARD_'

const repositoryFolder = path.resolve(import.meta.dirname, '../../..')

/** Reads and checks all settings; a wrong one throws `ConfigError` with one line that says what to do. */
export function readConfig(env: Record<string, string | undefined>): Config {
  refuseUnknownNames(env)
  const port = readWhole(env, 'PORT', { from: 0, to: 65_535, otherwise: 8080 })
  const host = readHost(env, 'HOST', '127.0.0.1')
  const production = present(env, 'NODE_ENV') === 'production'
  const url = readAddress(env, 'STEWARD_URL')
  return {
    port,
    host,
    dataFolder: path.resolve(present(env, 'STEWARD_DATA') ?? path.join(repositoryFolder, 'data')),
    databaseUrl: readDatabaseUrl(env, 'DATABASE_URL'),
    demo: readDemo(env, production),
    production,
    url: url ?? addressOf(host, port),
    urlIsSet: url !== null,
    rateLimit: readWhole(env, 'STEWARD_RATE_LIMIT', { from: 0, to: 1_000_000_000, otherwise: 6000 }),
    maxUploadBytes:
      readWhole(env, 'STEWARD_MAX_UPLOAD_MB', { from: 1, to: 10_000, otherwise: 25 }) * 1024 * 1024,
    logLevel: readChoice(env, 'STEWARD_LOG_LEVEL', logLevels, 'info'),
    mail: readMail(env),
  }
}

/** The address a person on this machine types for a server listening on `host` and `port`. */
export function addressOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return port === 80 ? `http://${name}` : `http://${name}:${port}`
}

function readDemo(env: Record<string, string | undefined>, production: boolean): boolean {
  const asked = readFlag(env, 'STEWARD_DEMO')
  // The demo's people have published passwords.
  if (asked === true && production) {
    throw new ConfigError('STEWARD_DEMO must not be 1 when NODE_ENV is production: remove one of the two.')
  }
  return asked ?? !production
}

function refuseUnknownNames(env: Record<string, string | undefined>): void {
  for (const name of Object.keys(env)) {
    if (!name.startsWith(prefix) || names.includes(name)) continue
    const nearest = nearestName(name, names, prefix)
    throw new ConfigError(`${name} is not a setting of Steward: remove it, or did you mean ${nearest}?`)
  }
}
