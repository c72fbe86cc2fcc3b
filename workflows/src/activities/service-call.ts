import { ApplicationFailure } from '@temporalio/common'
import type { z } from 'zod'
import { callService, type Call } from '@ocop/http/client'
import { serviceToken } from '@ocop/http/session'
import { Problem, type ProblemKind } from '@ocop/kernel/problem'

export type ServiceCall = <S extends z.ZodType>(schema: S, call: Call) => Promise<z.infer<S>>

/** Calls one service as the worker. */
export const serviceCall =
  (base: string, secret: string): ServiceCall =>
  async (schema, call) =>
    callService(base, schema, { ...call, token: await serviceToken('worker', secret) })

/** Kinds that are decisions: asking again would get the same answer. Everything else is weather and is retried. */
const decisions: readonly ProblemKind[] = [
  'conflict',
  'invalid',
  'missing',
  'forbidden',
  'malformed',
]

/**
 * A command's answer. A refusal becomes a non-retryable failure whose type is the problem's code, for whoever sent it.
 * Only commands are refused: what the process itself asks for is its own affair, and is asked again until a repair of
 * the record or of its data lets it through.
 */
export const decided = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Problem && decisions.includes(error.kind))
      throw ApplicationFailure.create({
        message: error.message,
        type: error.code,
        nonRetryable: true,
        details: [{ kind: error.kind, errors: error.errors ?? [] }],
      })
    throw error
  }
}
