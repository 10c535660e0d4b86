import { randomBytes } from 'node:crypto'
import { hashOf } from './secret.ts'

const codes = 8
// 32 signs, so that a byte's low five bits pick one without bias; none that is read as another.
const signs = '023456789abcdefghjkmnpqrstuvwxyz'

/** Eight codes of 50 random bits, `k7m2p-9xwqa`: for whoever lost his authenticator. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: codes }, () => {
    const text = Array.from(randomBytes(10), byte => signs[byte & 31]).join('')
    return `${text.slice(0, 5)}-${text.slice(5)}`
  })

/** How a code is kept: bound to its person, hyphen and capitals aside. */
export const recoveryHash = (personId: string, code: string): string =>
  hashOf(`${personId}:${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
