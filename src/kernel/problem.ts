/** What went wrong, for the person: RFC 9457. `detail` is public; anything internal belongs in the log. */
export interface FieldProblem {
  /** JSON pointer into the input, `/title`. */
  pointer: string
  detail: string
}

const statusOf = {
  invalid_input: 422,
  bad_filter: 400,
  bad_cursor: 400,
  bad_request: 400,
  sign_in_required: 401,
  sign_in_failed: 401,
  totp_required: 401,
  forbidden: 403,
  not_found: 404,
  version_conflict: 409,
  not_now: 409,
  already_exists: 409,
  in_use: 409,
  too_large: 413,
  unsupported_media: 415,
  too_many_tries: 429,
  too_many_requests: 429,
  unavailable: 503,
} as const

export type ProblemCode = keyof typeof statusOf

export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly errors: readonly FieldProblem[]
  readonly extras: Record<string, unknown>

  constructor(
    code: ProblemCode,
    detail: string,
    more: { errors?: readonly FieldProblem[]; extras?: Record<string, unknown> } = {},
  ) {
    super(detail)
    this.name = 'Problem'
    this.code = code
    this.status = statusOf[code]
    this.errors = more.errors ?? []
    this.extras = more.extras ?? {}
  }
}

/** A refusal that names the field beside which the page shows it. */
export const invalidField = (field: string, detail: string): Problem =>
  new Problem('invalid_input', detail, { errors: [{ pointer: `/${field}`, detail }] })

export const notFound = (what = 'record'): Problem =>
  new Problem('not_found', `There is no such ${what}, or you may not see it.`)

export const forbidden = (act: string): Problem =>
  new Problem('forbidden', `You may not ${act}. Ask an administrator if your work needs it.`)
