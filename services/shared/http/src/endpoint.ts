import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { z } from 'zod'
import { Problem, type Fault } from '@ocop/kernel/problem'
import type { EndpointSpec } from './endpoint-spec.ts'
import type { ApiDocument } from './openapi.ts'
import { personIn, serviceIn } from './session.ts'

/** Where routes are added: those that act or read records behind the origin check, `pure` ones before it. */
export type Mount = {
  readonly router: Router
  readonly pure: Router
  readonly document: ApiDocument
}

export type Parsed<P, Q, B> = {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly req: Request
  readonly res: Response
}

/**
 * Declares one route: parses what comes in (every fault listed, 422), documents it, and sends what the
 * handler returns as JSON (nothing is sent when it returns undefined: the handler answered itself).
 */
export const endpoint = <
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
>(
  { router, pure, document }: Mount,
  spec: EndpointSpec<P, Q, B>,
  handle: (input: Parsed<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<unknown>,
): void => {
  if (spec.access !== 'service') document.add(spec)
  const path = spec.path.replaceAll(/\{(\w+)\}/g, ':$1')
  const answer: RequestHandler = async (req, res) => {
    admit[spec.access](req)
    const input = {
      params: parse(spec.params ?? z.unknown(), req.params, '/params', 'missing'),
      query: parse(spec.query ?? z.unknown(), req.query, '/query'),
      body: parse(spec.body ?? z.unknown(), req.body, ''),
      req,
      res,
    }
    // The schemas' own output types: `parse` returns unknown only because P, Q and B are open here.
    const body = await handle(input as Parsed<z.infer<P>, z.infer<Q>, z.infer<B>>)
    if (body !== undefined && !res.headersSent) res.status(spec.status ?? 200).json(body)
  }
  if (spec.pure) pure[spec.method](path, express.json({ limit: '64kb' }), answer)
  else router[spec.method](path, answer)
}

/** Who may call at all is settled before anything is parsed, so a stranger learns nothing from the faults. */
const admit = {
  public: () => undefined,
  person: personIn,
  service: serviceIn,
} satisfies Record<
  EndpointSpec<z.ZodType, z.ZodType, z.ZodType>['access'],
  (req: Request) => unknown
>

/**
 * The parsed value.
 * @throws invalid with every fault and its JSON pointer; a path that cannot exist is simply missing
 */
export const parse = <S extends z.ZodType>(
  schema: S,
  value: unknown,
  root = '',
  otherwise: 'invalid' | 'missing' = 'invalid',
): z.infer<S> => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  if (otherwise === 'missing')
    throw new Problem(
      'missing',
      'record-unknown',
      'There is no such record, or you may not know of it.',
    )
  const errors = parsed.error.issues.flatMap((issue) => faultsOf(issue, root))
  throw new Problem('invalid', 'body-invalid', `${errors.length} fault(s) in what was sent.`, {
    errors,
  })
}

const faultsOf = (issue: z.core.$ZodIssue, root: string): Fault[] => {
  const pointer = [
    root,
    ...issue.path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')),
  ].join('/')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: `${pointer}/${key}`,
      code: 'member-unknown',
      detail: `${key} is not known here.`,
    }))
  return [{ pointer, code: issue.code.replaceAll('_', '-'), detail: issue.message }]
}
