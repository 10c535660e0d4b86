import type { OAuthConfig } from '../../../platform/config/mail.ts'

interface Answer {
  access_token?: string
  expires_in?: number
  error_description?: string
  error?: string
}

/** Access tokens of a mailbox, fetched anew shortly before the last one ends. */
export class AccessTokens {
  readonly #config: OAuthConfig
  #token = ''
  #validUntil = 0

  constructor(config: OAuthConfig) {
    this.#config = config
  }

  async get(): Promise<string> {
    if (Date.now() < this.#validUntil) return this.#token
    const { tokenUrl, clientId, clientSecret, refreshToken, scope } = this.#config
    const form = new URLSearchParams({
      client_id: clientId,
      grant_type: refreshToken ? 'refresh_token' : 'client_credentials',
      ...(clientSecret ? { client_secret: clientSecret } : {}),
      ...(refreshToken ? { refresh_token: refreshToken } : {}),
      ...(scope ? { scope } : {}),
    })
    const reply = await fetch(tokenUrl, { method: 'POST', body: form, signal: AbortSignal.timeout(15_000) })
    const answer = (await reply.json().catch(() => ({}))) as Answer
    if (!reply.ok || !answer.access_token)
      throw new Error(`No access token: ${answer.error_description ?? answer.error ?? reply.status}`)
    this.#token = answer.access_token
    this.#validUntil = Date.now() + ((answer.expires_in ?? 300) - 60) * 1000
    return this.#token
  }
}
