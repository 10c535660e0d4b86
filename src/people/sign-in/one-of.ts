import { type TUnsafe, Type } from 'typebox'

/** A schema of some words, as `enum`, which readers of OpenAPI show better than a union of constants. */
export const oneOf = <const V extends readonly string[]>(values: V): TUnsafe<V[number]> =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values] })
