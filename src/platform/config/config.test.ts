import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { addressOf, ConfigError, readConfig } from './config.ts'

const repository = path.resolve(import.meta.dirname, '../../..')

function lineFor(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'accepted'
}

describe('readConfig', () => {
  test('an empty environment gives a server that works out of the box', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataFolder: path.join(repository, 'data'),
      databaseUrl: null,
      demo: true,
      production: false,
      url: 'http://127.0.0.1:8080',
      urlIsSet: false,
      rateLimit: 6000,
      maxUploadBytes: 25 * 1024 * 1024,
      logLevel: 'info',
      mail: { smtpUrl: null, from: null, plus: true, listen: null, imap: null },
    })
  })

  test('every setting is taken from its name', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      STEWARD_DATA: '/srv/steward',
      DATABASE_URL: 'postgresql://u:p@db:5432/steward',
      STEWARD_DEMO: '0',
      STEWARD_URL: 'https://desk.example.org/it/',
      STEWARD_RATE_LIMIT: '0',
      STEWARD_MAX_UPLOAD_MB: '1',
      STEWARD_LOG_LEVEL: 'debug',
      NODE_ENV: 'production',
    })
    expect(config).toEqual({
      port: 0,
      host: '0.0.0.0',
      dataFolder: path.resolve('/srv/steward'),
      databaseUrl: 'postgresql://u:p@db:5432/steward',
      demo: false,
      production: true,
      url: 'https://desk.example.org/it',
      urlIsSet: true,
      rateLimit: 0,
      maxUploadBytes: 1024 * 1024,
      logLevel: 'debug',
      mail: { smtpUrl: null, from: null, plus: true, listen: null, imap: null },
    })
  })

  test('a blank value counts as not set', () => {
    expect(readConfig({ PORT: ' ', STEWARD_DEMO: '', DATABASE_URL: '' })).toEqual(readConfig({}))
  })

  test('a relative data folder is relative to where Steward was started', () => {
    expect(readConfig({ STEWARD_DATA: 'here' }).dataFolder).toBe(path.resolve('here'))
  })

  test('production has no demo unless nothing else was said', () => {
    expect(readConfig({ NODE_ENV: 'production' }).demo).toBe(false)
    expect(readConfig({ NODE_ENV: 'test' }).demo).toBe(true)
    expect(readConfig({ STEWARD_DEMO: '1' }).demo).toBe(true)
  })

  test.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535, not "abc".'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, not "65536".'],
    [{ PORT: '-1' }, 'PORT must be a whole number from 0 to 65535, not "-1".'],
    [{ PORT: '80.5' }, 'PORT must be a whole number from 0 to 65535, not "80.5".'],
    [
      { HOST: 'http://x' },
      'HOST must be an address or a name of this machine, such as 0.0.0.0, not "http://x".',
    ],
    [{ STEWARD_DEMO: 'yes' }, 'STEWARD_DEMO must be 0 or 1, not "yes".'],
    [
      { STEWARD_DEMO: '1', NODE_ENV: 'production' },
      'STEWARD_DEMO must not be 1 when NODE_ENV is production: remove one of the two.',
    ],
    [
      { STEWARD_URL: 'desk.example.org' },
      'STEWARD_URL must be an address such as https://desk.example.org, not "desk.example.org".',
    ],
    [
      { STEWARD_RATE_LIMIT: 'off' },
      'STEWARD_RATE_LIMIT must be a whole number from 0 to 1000000000, not "off".',
    ],
    [
      { STEWARD_MAX_UPLOAD_MB: '0' },
      'STEWARD_MAX_UPLOAD_MB must be a whole number from 1 to 10000, not "0".',
    ],
    [
      { STEWARD_LOG_LEVEL: 'loud' },
      'STEWARD_LOG_LEVEL must be one of silent, fatal, error, warn, info, debug, trace, not "loud".',
    ],
    [
      { STEWARD_SMTP_URL: 'smtp://mail.example.org' },
      'STEWARD_SMTP_URL needs STEWARD_MAIL_FROM, the address of the desk, such as "Service Desk <desk@example.org>".',
    ],
    [
      { STEWARD_MAIL_FROM: 'the desk' },
      'STEWARD_MAIL_FROM must be an address without a plus sign, such as "Service Desk <desk@example.org>", not "the desk".',
    ],
    [
      { STEWARD_SMTP_LISTEN: 'smtp' },
      'STEWARD_SMTP_LISTEN must be a port, or an address of this machine with one, such as 0.0.0.0:2525, not "smtp".',
    ],
    [
      { STEWARD_IMAP_URL: 'imaps://desk@mail.example.org', STEWARD_MAIL_FROM: 'desk@example.org' },
      'STEWARD_IMAP_URL needs a password in it, or STEWARD_IMAP_TOKEN_URL and STEWARD_IMAP_CLIENT_ID for OAuth2.',
    ],
    [{ STEWARD_PORT: '1' }, 'STEWARD_PORT is not a setting of Steward: remove it, or did you mean PORT?'],
    [
      { STEWARD_RATELIMIT: '1' },
      'STEWARD_RATELIMIT is not a setting of Steward: remove it, or did you mean STEWARD_RATE_LIMIT?',
    ],
  ])('%o is refused in one clear line', (env, line) => {
    expect(lineFor(env)).toBe(line)
  })

  test('a wrong DATABASE_URL is refused without showing its password', () => {
    for (const value of ['mysql://root:hunter2@db/x', 'postgresql://u:hunter2@db', 'hunter2']) {
      const line = lineFor({ DATABASE_URL: value })
      expect(line).toMatch(/^DATABASE_URL must be an address such as postgresql:/)
      expect(line).not.toContain('hunter2')
    }
  })

  test('the settings of mail are taken from their names', () => {
    const { mail } = readConfig({
      STEWARD_SMTP_URL: 'smtps://u:p@mail.example.org',
      STEWARD_MAIL_FROM: 'IT Desk <Desk@Example.org>',
      STEWARD_MAIL_PLUS: '0',
      STEWARD_SMTP_LISTEN: '2525',
      STEWARD_IMAP_URL: 'imaps://desk%40example.org:s3cret@mail.example.org/Support',
    })
    expect(mail).toEqual({
      smtpUrl: 'smtps://u:p@mail.example.org',
      from: { name: 'IT Desk', address: 'desk@example.org' },
      plus: false,
      listen: { host: '127.0.0.1', port: 2525 },
      imap: {
        host: 'mail.example.org',
        port: 993,
        secure: true,
        user: 'desk@example.org',
        password: 's3cret',
        folder: 'Support',
        oauth: null,
      },
    })
  })

  test('a wrong address of a mail server is refused without showing its password', () => {
    for (const name of ['STEWARD_SMTP_URL', 'STEWARD_IMAP_URL'])
      expect(lineFor({ [name]: 'pop://u:hunter2@mail' })).toMatch(
        /^STEWARD_(SMTP|IMAP)_URL must be an address such as (?!.*hunter2)/,
      )
  })

  test('a long or many-lined wrong value still gives one short line', () => {
    const line = lineFor({ STEWARD_LOG_LEVEL: `a\nb${'x'.repeat(500)}` })
    expect(line).not.toContain('\n')
    expect(line.length).toBeLessThan(200)
  })
})

describe('addressOf', () => {
  test.each([
    ['127.0.0.1', 8080, 'http://127.0.0.1:8080'],
    ['0.0.0.0', 8080, 'http://localhost:8080'],
    ['::', 80, 'http://localhost'],
    ['::1', 9000, 'http://[::1]:9000'],
  ])('%s and %i make %s', (host, port, address) => {
    expect(addressOf(host, port)).toBe(address)
  })
})
