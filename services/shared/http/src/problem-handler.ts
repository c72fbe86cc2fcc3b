import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { Problem, statusOfKind } from '@ocop/kernel/problem'
import { isOutage } from './outage.ts'

/** Answers what no route took. */
export const noSuchRoute: RequestHandler = (req) => {
  throw new Problem(
    'missing',
    'route-unknown',
    `Nothing is served at ${req.method} ${req.baseUrl}${req.path}.`,
  )
}

/** Turns every error into `application/problem+json` (RFC 9457). A defect is logged whole and answered without detail. */
export const problemHandler: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) return next(error)
  const problem = asProblem(error)
  const instance = `urn:uuid:${randomUUID()}`
  const status = problem ? statusOfKind[problem.kind] : 500
  if (problem?.kind === 'too-many') res.setHeader('Retry-After', retryAfterOf(problem))
  if (!problem) req.log.error({ err: error, instance }, 'a request met a defect')
  res
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify(bodyOf(problem, status, instance)))
}

/** Seconds until asking again is worth it. */
const retryAfterOf = ({ facts }: Problem): string => {
  const { retryAfter } = facts
  return typeof retryAfter === 'number' ? String(retryAfter) : '60'
}

const bodyOf = (problem: Problem | undefined, status: number, instance: string) => {
  const code = problem?.code ?? 'defect'
  return {
    ...problem?.facts,
    type: `/problems/${code}`,
    title: code.replaceAll('-', ' '),
    status,
    detail:
      problem?.message ?? 'Something here is broken; it has been logged. Repeat the request later.',
    instance,
    code,
    ...(problem?.errors ? { errors: problem.errors } : {}),
  }
}

const asProblem = (error: unknown): Problem | undefined => {
  if (error instanceof Problem) return error
  if (isOutage(error))
    return new Problem(
      'unavailable',
      'database-unavailable',
      'The database cannot be reached just now. Nothing was changed; repeat the request in a moment.',
    )
  return bodyParserProblem(error)
}

/** express.json throws http-errors: a body that is too big, not JSON, or in an unknown charset. */
const bodyParserProblem = (error: unknown): Problem | undefined => {
  if (!(error instanceof Error) || !('type' in error)) return undefined
  if (error.type === 'entity.too.large')
    return new Problem('too-large', 'body-too-large', 'The body is larger than this route takes.')
  if (error.type === 'entity.parse.failed')
    return new Problem('malformed', 'json-malformed', 'The body is not valid JSON.')
  if (error.type === 'charset.unsupported' || error.type === 'encoding.unsupported')
    return new Problem('unsupported', 'encoding-unsupported', 'Send the body as UTF-8 JSON.')
  return undefined
}
