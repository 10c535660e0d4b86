import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../kernel/problem.ts'

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Sign in required',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Invalid input',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Internal error',
  503: 'Unavailable',
}

interface ValidationItem {
  instancePath: string
  message?: string
  params?: { missingProperty?: string; additionalProperty?: string }
}

const isFastifyError = (error: unknown): error is FastifyError =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'

/** The database is away or was told to stop: the request may be sent again. */
const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(57P0|08|ECONNREFUSED|ECONNRESET|ENOENT)/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isDatabaseAway(error))
    return new Problem('unavailable', 'The database is away for a moment. Nothing was lost; try again.')
  if (isCancelled(error))
    return new Problem('bad_request', 'This took too long and was stopped. Narrow the query.')
  if (isDataException(error))
    return new Problem('bad_request', 'A value that was sent cannot be stored or compared.')
  if (!isFastifyError(error)) return internal
  if (error.validation) {
    const errors = (error.validation as ValidationItem[]).map(item => ({
      pointer:
        `${item.instancePath}/${item.params?.missingProperty ?? item.params?.additionalProperty ?? ''}`.replace(
          /\/$/,
          '',
        ),
      detail: `${item.message ?? 'This is not valid'}.`,
    }))
    return new Problem('bad_request', `The request is not valid: ${error.message}.`, { errors })
  }
  if (error.statusCode === 413) return new Problem('too_large', 'What was sent is larger than the limit.')
  if (error.statusCode === 415)
    return new Problem('unsupported_media', 'Send JSON with Content-Type: application/json.')
  if (error.statusCode === 429) return new Problem('too_many_requests', error.message)
  if (error.statusCode === 404) return new Problem('not_found', 'There is no such address.')
  return (error.statusCode ?? 500) < 500 ? new Problem('bad_request', error.message) : internal
}

/** SQLSTATE class 22: a value no column can hold, such as a byte sequence that is no text. */
const isDataException = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^22[0-9A-Z]{3}$/.test(String(error.code))

const isCancelled = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '57014'

class InternalError extends Problem {
  override readonly status: number = 500
}
const internal = new InternalError(
  'unavailable',
  'Steward failed to do this. The log has the detail under this request id.',
)

/** Answers every failure as RFC 9457 problem+json; what is internal goes to the log alone. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = asProblem(error)
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
  if (problem.code === 'unavailable') void reply.header('retry-after', '2')
  const retryAfter = problem.extras.retryAfter
  if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter))
  // Serialised by hand: a reply schema of the route must not shape its problems.
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({
      type: `https://steward.dev/problems/${problem.status === 500 ? 'internal' : problem.code}`,
      title: titles[problem.status] ?? 'Error',
      status: problem.status,
      code: problem.status === 500 ? 'internal' : problem.code,
      detail: problem.message,
      instance: request.id,
      ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
      ...problem.extras,
    })
}
