import { Type } from 'typebox'
import { oneOf } from '../one-of.ts'
import { longestPassword } from '../password-rules.ts'

// PostgreSQL cannot hold NUL, and no name holds a control character.
const oneLine = '^[^\\u0000-\\u001F\\u007F]*$'

export const line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: oneLine })

/** Longer than any password may be by characters, so that the rule answers, not the schema. */
export const password = Type.String({ minLength: 1, maxLength: longestPassword * 4, format: 'password' })

export const byId = Type.Object({ id: Type.String({ format: 'uuid' }) })
export const instant = Type.String({ format: 'date-time' })
export const scopes = Type.Array(oneOf(['read', 'write']), { minItems: 1, maxItems: 2, uniqueItems: true })
export const nothing = Type.Null({ description: 'Done; there is nothing to say.' })
export const tags = ['Sign-in and me']
