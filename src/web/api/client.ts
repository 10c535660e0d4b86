// The one place that speaks HTTP. Replies are parsed JSON; every refusal becomes a Problem.
import { t } from '../messages/t.ts'
import { Problem } from './problem.ts'

interface Options {
  body?: unknown
  form?: FormData
  ifMatch?: number
  idempotencyKey?: string
  signal?: AbortSignal
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export async function request<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  const init: RequestInit = { method, headers, credentials: 'same-origin' }
  if (options.form) init.body = options.form
  else if (options.body !== undefined) init.body = JSON.stringify(options.body)
  if (options.signal) init.signal = options.signal
  const reply = await send(`/api/v1${path}`, init)
  const text = await reply.text()
  if (!reply.ok) throw new Problem(reply.status, parse(text) ?? {})
  // A reply's shape is the contract's; it is parsed here and nowhere else.
  return parse(text) as T
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> =>
  request<T>('GET', path, signal ? { signal } : {})

/** Posts once: the key makes a repeated click or a retry after a lost reply harmless. */
export const post = <T>(path: string, body: unknown = {}, options: Options = {}): Promise<T> =>
  request<T>('POST', path, { idempotencyKey: crypto.randomUUID(), ...options, body })

export const search = (params: Record<string, string | number | undefined | null>): string => {
  const filled = Object.entries(params).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  if (filled.length === 0) return ''
  return `?${new URLSearchParams(filled.map(([key, value]) => [key, String(value)]))}`
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(0, { code: 'offline', detail: t('problem.offline') })
  }
}

function parse(text: string): Record<string, unknown> | null {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
