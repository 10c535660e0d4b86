import type { InjectOptions } from 'fastify'
import { setPassword } from '../../src/people/sign-in/index.ts'
import type { Answer, TestSteward } from '../harness/steward.ts'

export const password = 'correct horse battery'

/** A browser: it keeps cookies and says where its requests come from. */
export class Browser {
  readonly cookies = new Map<string, string>()
  /** The whole Set-Cookie lines of the last answer. */
  setCookies: string[] = []
  readonly #app: TestSteward['app']
  readonly #address: string

  constructor(steward: TestSteward, address = '192.0.2.1') {
    this.#app = steward.app
    this.#address = address
  }

  async send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const request: InjectOptions = {
      method,
      url: `/api/v1${path}`,
      remoteAddress: this.#address,
      headers: {
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Browser of a test',
        ...(cookie ? { cookie } : {}),
      },
      ...(payload ? { payload } : {}),
    }
    const reply = await this.#app.inject(request)
    this.setCookies = [reply.headers['set-cookie'] ?? []].flat()
    for (const { name, value } of reply.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const body = reply.body === '' ? null : JSON.parse(reply.body)
    return { status: reply.statusCode, body, headers: reply.headers }
  }

  get = (path: string) => this.send('GET', path)
  post = (path: string, body?: object) => this.send('POST', path, body)

  signIn(username: string, more: { password?: string; totp?: string } = {}): Promise<Answer> {
    return this.post('/auth/sign-in', { username, password, ...more })
  }

  /** The value of the session's cookie. */
  get session(): string {
    return this.cookies.get('steward_session') ?? ''
  }
}

/** A person with an account whose password is `password`. */
export async function accountOf(
  steward: TestSteward,
  name: string,
  roles: Parameters<TestSteward['person']>[1] = ['requester'],
  more: Record<string, unknown> = {},
) {
  const person = await steward.person(name, roles, more)
  await setPassword(steward.steward.kernel, person.id, password)
  return { ...person, username: name.toLowerCase().replace(/\W+/g, '.') }
}
