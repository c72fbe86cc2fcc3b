import type { z } from 'zod'
import { Problem, statusOfKind, type ProblemKind } from '@ocop/kernel/problem'

export type Call = {
  readonly method?: string
  readonly path: string
  readonly body?: unknown
  readonly token?: string | undefined
  readonly headers?: Record<string, string>
  readonly timeoutMs?: number
}

/**
 * Calls one service of the platform.
 * @param base e.g. `http://127.0.0.1:4103/api/dossiers`
 * @returns the answer parsed by `schema`
 * @throws the other side's Problem as it was told; `unavailable` when it cannot be reached in time
 */
export const callService = async <S extends z.ZodType>(
  base: string,
  schema: S,
  call: Call,
): Promise<z.infer<S>> => {
  const { response, text } = await send(base, call)
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  if (!response.ok) throw problemFrom(response.status, body)
  return schema.parse(body)
}

const send = async (base: string, call: Call): Promise<{ response: Response; text: string }> => {
  try {
    const response = await fetch(`${base}${call.path}`, requestOf(call))
    // The other side may also die half-way through its answer.
    return { response, text: await response.text() }
  } catch (error) {
    const service = /\/api\/([\w-]+)/.exec(base)?.[1] ?? base
    throw new Problem(
      'unavailable',
      `${service}-unavailable`,
      `The ${service} service cannot be reached just now. Repeat in a moment.`,
      {
        facts: { cause: error instanceof Error ? error.message : String(error) },
      },
    )
  }
}

const requestOf = ({
  method = 'GET',
  body,
  token,
  headers = {},
  timeoutMs = 20_000,
}: Call): RequestInit => ({
  method,
  headers: {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...headers,
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  signal: AbortSignal.timeout(timeoutMs),
  redirect: 'manual',
})

const problemFrom = (status: number, body: unknown): Problem => {
  const told = typeof body === 'object' && body !== null ? body : {}
  const code = 'code' in told && typeof told.code === 'string' ? told.code : 'unexpected-answer'
  const detail =
    'detail' in told && typeof told.detail === 'string'
      ? told.detail
      : `The service answered ${status}.`
  const errors = 'errors' in told && Array.isArray(told.errors) ? { errors: told.errors } : {}
  return new Problem(kindOf(status), code, detail, { ...errors, facts: factsOf(told) })
}

const standard = new Set(['type', 'title', 'status', 'detail', 'instance', 'code', 'errors'])
/** What the other side told beyond the standard members, e.g. where a moved record is now. */
const factsOf = (told: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(told).filter(([name]) => !standard.has(name)))

const kindOf = (status: number): ProblemKind => {
  // The keys of a `satisfies Record<ProblemKind, …>` constant are exactly the kinds.
  const known = Object.entries(statusOfKind).find(([, value]) => value === status)?.[0] as
    ProblemKind | undefined
  return known ?? 'unavailable'
}
