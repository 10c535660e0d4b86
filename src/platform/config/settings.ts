/** A setting that cannot be used: the message is one line for the person who starts Steward. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

type Env = Record<string, string | undefined>

/** The value of a setting, or null when it is absent or blank (`PORT=` in a file means "not set"). */
export function present(env: Env, name: string): string | null {
  const value = env[name]?.trim()
  return value === undefined || value === '' ? null : value
}

export function readWhole(
  env: Env,
  name: string,
  bounds: { from: number; to: number; otherwise: number },
): number {
  const value = present(env, name)
  if (value === null) return bounds.otherwise
  const number = /^\d{1,12}$/.test(value) ? Number(value) : Number.NaN
  if (number >= bounds.from && number <= bounds.to) return number
  throw new ConfigError(
    `${name} must be a whole number from ${bounds.from} to ${bounds.to}, not ${quoted(value)}.`,
  )
}

export function readFlag(env: Env, name: string): boolean | null {
  const value = present(env, name)
  if (value === null) return null
  if (value === '0' || value === '1') return value === '1'
  throw new ConfigError(`${name} must be 0 or 1, not ${quoted(value)}.`)
}

export function readChoice<Choice extends string>(
  env: Env,
  name: string,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice {
  const value = present(env, name)
  if (value === null) return otherwise
  const choice = choices.find(each => each === value)
  if (choice !== undefined) return choice
  throw new ConfigError(`${name} must be one of ${choices.join(', ')}, not ${quoted(value)}.`)
}

export function readHost(env: Env, name: string, otherwise: string): string {
  const value = present(env, name)
  if (value === null) return otherwise
  if (/^[a-z0-9._:%-]+$/i.test(value)) return value
  throw new ConfigError(
    `${name} must be an address or a name of this machine, such as 0.0.0.0, not ${quoted(value)}.`,
  )
}

/** A value as it may stand in a one-line message. */
export function quoted(value: string): string {
  const short = value.length > 80 ? `${value.slice(0, 77)}...` : value
  return JSON.stringify(short)
}
