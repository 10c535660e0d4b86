import { ConfigError, present, quoted, readFlag } from './settings.ts'

type Env = Record<string, string | undefined>

export interface MailAddress {
  name: string
  address: string
}

/** How mail leaves and arrives. Nothing of it is set: no mail. */
export interface MailConfig {
  /** Holds a password: never shown. */
  smtpUrl: string | null
  from: MailAddress | null
  /** The mailbox takes `desk+anything@`: answers are then found by a signed address. */
  plus: boolean
  /** Where mail is taken by SMTP. */
  listen: { host: string; port: number } | null
  imap: ImapConfig | null
}

export interface ImapConfig {
  host: string
  port: number
  secure: boolean
  user: string
  password: string | null
  folder: string
  oauth: OAuthConfig | null
}

/** Where access tokens come from: client credentials, or a refresh token of the mailbox's user. */
export interface OAuthConfig {
  tokenUrl: string
  clientId: string
  clientSecret: string | null
  refreshToken: string | null
  scope: string | null
}

export const noMail: MailConfig = { smtpUrl: null, from: null, plus: true, listen: null, imap: null }

export const mailNames = [
  'STEWARD_SMTP_URL',
  'STEWARD_SMTP_LISTEN',
  'STEWARD_MAIL_FROM',
  'STEWARD_MAIL_PLUS',
  'STEWARD_IMAP_URL',
  'STEWARD_IMAP_TOKEN_URL',
  'STEWARD_IMAP_CLIENT_ID',
  'STEWARD_IMAP_CLIENT_SECRET',
  'STEWARD_IMAP_REFRESH_TOKEN',
  'STEWARD_IMAP_SCOPE',
]

/** Reads the settings of mail; one that cannot be used is a ConfigError with a line that never shows a password. */
export function readMail(env: Env): MailConfig {
  const smtpUrl = readSmtpUrl(env)
  const from = readFrom(env)
  const listen = readListen(env)
  const imap = readImap(env)
  const using = smtpUrl
    ? 'STEWARD_SMTP_URL'
    : listen
      ? 'STEWARD_SMTP_LISTEN'
      : imap
        ? 'STEWARD_IMAP_URL'
        : null
  if (using && !from)
    throw new ConfigError(
      `${using} needs STEWARD_MAIL_FROM, the address of the desk, such as "Service Desk <desk@example.org>".`,
    )
  return { smtpUrl, from, plus: readFlag(env, 'STEWARD_MAIL_PLUS') ?? true, listen, imap }
}

function readSmtpUrl(env: Env): string | null {
  const value = present(env, 'STEWARD_SMTP_URL')
  if (value === null) return null
  const url = URL.canParse(value) ? new URL(value) : null
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return value
  throw new ConfigError(
    'STEWARD_SMTP_URL must be an address such as smtp://user:password@mail.example.org:587 or smtps://… for TLS from the start.',
  )
}

const addressForm = /^[^\s@<>"]{1,64}@[a-z0-9.-]{1,255}$/i

function readFrom(env: Env): MailAddress | null {
  const value = present(env, 'STEWARD_MAIL_FROM')
  if (value === null) return null
  const named = /^"?([^"<>]*?)"?\s*<([^<>]+)>$/.exec(value)
  const address = (named?.[2] ?? value).trim().toLowerCase()
  if (!addressForm.test(address) || address.includes('+'))
    throw new ConfigError(
      `STEWARD_MAIL_FROM must be an address without a plus sign, such as "Service Desk <desk@example.org>", not ${quoted(value)}.`,
    )
  return { name: named?.[1]?.trim() || 'Service Desk', address }
}

function readListen(env: Env): MailConfig['listen'] {
  const value = present(env, 'STEWARD_SMTP_LISTEN')
  if (value === null) return null
  const parts = /^(?:(\[[0-9a-f:]+\]|[a-z0-9.-]+):)?(\d{1,5})$/i.exec(value)
  const port = Number(parts?.[2] ?? -1)
  if (!parts || port > 65_535)
    throw new ConfigError(
      `STEWARD_SMTP_LISTEN must be a port, or an address of this machine with one, such as 0.0.0.0:2525, not ${quoted(value)}.`,
    )
  return { host: (parts[1] ?? '127.0.0.1').replace(/^\[|\]$/g, ''), port }
}

function readImap(env: Env): ImapConfig | null {
  const value = present(env, 'STEWARD_IMAP_URL')
  if (value === null) return null
  const url = URL.canParse(value) ? new URL(value) : null
  if (!url || !/^imaps?:$/.test(url.protocol) || url.hostname === '' || url.username === '')
    throw new ConfigError(
      'STEWARD_IMAP_URL must be an address such as imaps://user:password@mail.example.org/INBOX.',
    )
  const secure = url.protocol === 'imaps:'
  const oauth = readOAuth(env)
  const password = url.password === '' ? null : decodeURIComponent(url.password)
  if (!oauth && password === null)
    throw new ConfigError(
      'STEWARD_IMAP_URL needs a password in it, or STEWARD_IMAP_TOKEN_URL and STEWARD_IMAP_CLIENT_ID for OAuth2.',
    )
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 993 : 143)),
    secure,
    user: decodeURIComponent(url.username),
    password,
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
    oauth,
  }
}

function readOAuth(env: Env): OAuthConfig | null {
  const tokenUrl = present(env, 'STEWARD_IMAP_TOKEN_URL')
  const clientId = present(env, 'STEWARD_IMAP_CLIENT_ID')
  if (tokenUrl === null && clientId === null) return null
  if (tokenUrl === null || clientId === null || !/^https?:\/\//.test(tokenUrl) || !URL.canParse(tokenUrl))
    throw new ConfigError(
      'STEWARD_IMAP_TOKEN_URL, an https address, and STEWARD_IMAP_CLIENT_ID are needed together.',
    )
  return {
    tokenUrl,
    clientId,
    clientSecret: present(env, 'STEWARD_IMAP_CLIENT_SECRET'),
    refreshToken: present(env, 'STEWARD_IMAP_REFRESH_TOKEN'),
    scope: present(env, 'STEWARD_IMAP_SCOPE'),
  }
}
