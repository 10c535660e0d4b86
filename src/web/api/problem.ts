// A refusal of the server (RFC 9457): `message` is a sentence for the person, `requestId` is what they can quote.

export interface FieldProblem {
  pointer: string
  detail: string
}

interface ProblemBody {
  title?: string
  status?: number
  code?: string
  detail?: string
  instance?: string
  errors?: FieldProblem[]
  [extra: string]: unknown
}

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  readonly errors: FieldProblem[]
  readonly extras: Record<string, unknown>

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.name = 'Problem'
    this.status = status
    this.code = body.code ?? 'unknown'
    this.requestId = body.instance ?? null
    this.errors = body.errors ?? []
    this.extras = body
  }

  /** The message that belongs beside one field, if there is one. */
  forField(name: string): string | null {
    const hit = this.errors.find(
      error => error.pointer === `/${name}` || error.pointer.endsWith(`/${name}`) || error.pointer === name,
    )
    return hit ? hit.detail : null
  }
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code)
}
