import { z } from 'zod'
import { Problem, statusOfKind, type ProblemKind } from '@ocop/kernel/problem'

const Told = z.object({
  code: z.string(),
  detail: z.string(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .optional(),
})

const kinds: ReadonlyMap<number, ProblemKind> = new Map([
  [statusOfKind.malformed, 'malformed'],
  [statusOfKind.unauthenticated, 'unauthenticated'],
  [statusOfKind.forbidden, 'forbidden'],
  [statusOfKind.conflict, 'conflict'],
  [statusOfKind.invalid, 'invalid'],
  [statusOfKind['too-many'], 'too-many'],
])

/** The Problem a service told in its answer; an answer that tells none counts as unavailable. */
export const problemOf = async (response: Response): Promise<Problem> => {
  const told = Told.safeParse(await response.json().catch(() => undefined))
  if (!told.success)
    return new Problem(
      'unavailable',
      'unexpected-answer',
      `The service answered ${response.status}.`,
    )
  const { code, detail, errors } = told.data
  return new Problem(
    kinds.get(response.status) ?? 'unavailable',
    code,
    detail,
    errors ? { errors } : {},
  )
}
