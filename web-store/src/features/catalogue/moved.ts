import { Problem } from '@ocop/kernel/problem'

/** The slug a record moved to, when that is what a refusal says; otherwise the error goes on. */
export const movedTo = (error: unknown): string => {
  if (
    error instanceof Problem &&
    error.code === 'slug-moved' &&
    typeof error.facts['movedTo'] === 'string'
  )
    return encodeURIComponent(error.facts['movedTo'])
  throw error
}
