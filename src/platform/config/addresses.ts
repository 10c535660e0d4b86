import { ConfigError, present, quoted } from './settings.ts'

type Env = Record<string, string | undefined>

/** A public http(s) address without the slash at its end, or null when it is not set. */
export function readAddress(env: Env, name: string): string | null {
  const value = present(env, name)
  if (value === null) return null
  const url = parse(value)
  const usable = url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === ''
  if (!usable || url.username !== '') {
    throw new ConfigError(
      `${name} must be an address such as https://desk.example.org, not ${quoted(value)}.`,
    )
  }
  return url.href.replace(/\/+$/, '')
}

/** The address of a PostgreSQL server, or null when it is not set. */
export function readDatabaseUrl(env: Env, name: string): string | null {
  const value = present(env, name)
  if (value === null) return null
  const url = parse(value)
  const usable = url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1
  // Never echoed: it holds a password.
  if (!usable) {
    throw new ConfigError(
      `${name} must be an address such as postgresql://user:password@host:5432/database; remove it to use the embedded PostgreSQL.`,
    )
  }
  return value
}

function parse(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null
}
