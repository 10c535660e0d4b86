/** The kinds of field a record may declare. A field carries its TypeScript type, so rows and inputs are inferred. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'multiChoice'
  | 'textList'
  | 'date'
  | 'instant'
  | 'ref'
  | 'refList'
  | 'json'

export interface FieldOptions {
  /** Must be given when the record is created and may never be emptied. */
  required?: boolean
  /** Set by commands only; never accepted from a create form or a patch. */
  readOnly?: boolean
  /** Staff only: never leaves the kernel for a requester, in replies, filters, history, search or export. */
  internal?: boolean
  sortable?: boolean
  filterable?: boolean
  maxLength?: number
  min?: number
  max?: number
}

export interface Field<T = unknown> extends FieldOptions {
  kind: FieldKind
  /** The record type a reference points at. */
  target?: string
  /** The allowed values of a choice, in their order. */
  values?: readonly string[]
  /** The values are an order of rank (priority 1 to 5) and stored as a small integer. */
  ranked?: boolean
  default?: T
  /** Phantom: carries the type, never a value. */
  readonly of?: T
}

type Given<O> = O extends { required: true } ? never : null
/** A field that remembers in its type that it is required, so that inputs are inferred with it. */
type Made<T, O> = Field<T> & (O extends { required: true } ? { required: true } : unknown)
/** The options decide the type; TypeScript cannot see through the spread that holds them. */
const made = <T, O>(field: Field): Made<T, O> => field as Made<T, O>

export const text = <const O extends FieldOptions>(options?: O): Made<string | Given<O>, O> =>
  made({
    kind: 'text',
    maxLength: 200,
    filterable: true,
    ...options,
  })

export const longText = <const O extends FieldOptions>(options?: O): Made<string | Given<O>, O> =>
  made({
    kind: 'longText',
    maxLength: 100_000,
    filterable: false,
    ...options,
  })

export const number = <const O extends FieldOptions & { default?: number }>(
  options?: O,
): Made<number | (O extends { default: number } ? never : Given<O>), O> =>
  made({
    kind: 'number',
    filterable: true,
    ...(options as FieldOptions),
  })

export const boolean = (options?: FieldOptions & { default?: boolean }): Field<boolean> => ({
  kind: 'boolean',
  filterable: true,
  ...options,
  default: options?.default ?? false,
})

export const choice = <
  const V extends readonly string[],
  const O extends FieldOptions & { ranked?: boolean; default?: V[number] },
>(
  values: V,
  options?: O,
): Made<V[number] | (O extends { default: string } ? never : Given<O>), O> =>
  made({
    kind: 'choice',
    values,
    filterable: true,
    ...(options as FieldOptions),
  })

export const multiChoice = <const V extends readonly string[]>(
  values: V,
  options?: FieldOptions,
): Field<V[number][]> => ({ kind: 'multiChoice', values, filterable: true, ...options, default: [] })

export const textList = (options?: FieldOptions): Field<string[]> => ({
  kind: 'textList',
  maxLength: 200,
  ...options,
  default: [],
})

export const date = <const O extends FieldOptions>(options?: O): Made<string | Given<O>, O> =>
  made({
    kind: 'date',
    filterable: true,
    ...options,
  })

export const instant = <const O extends FieldOptions>(options?: O): Made<Date | Given<O>, O> =>
  made({
    kind: 'instant',
    filterable: true,
    ...options,
  })

/** A reference to one record of `target`, held as its id. */
export const ref = <const O extends FieldOptions>(target: string, options?: O): Made<string | Given<O>, O> =>
  made({
    kind: 'ref',
    target,
    filterable: true,
    ...options,
  })

export const refList = (target: string, options?: FieldOptions): Field<string[]> => ({
  kind: 'refList',
  target,
  filterable: true,
  ...options,
  default: [],
})

/** A structured value validated by the practice that owns it; not filterable. */
export const json = (options?: FieldOptions): Field<unknown> => ({ kind: 'json', ...options })

export type Fields = Record<string, Field>
export type ValueOf<F> = F extends Field<infer T> ? T : never
export type Values<F extends Fields> = { [K in keyof F]: ValueOf<F[K]> }
