import type { APIContext, MiddlewareNext } from 'astro'
import { Problem, type ProblemKind } from '@ocop/kernel/problem'
import { apiFor } from './lib/api.ts'
import { signedInPerson, type Person } from './lib/person.ts'

/** Fills `Astro.locals` and turns a Problem thrown by a page's first lines into a page in the reader's language. */
export const onRequest = async (context: APIContext, next: MiddlewareNext): Promise<Response> => {
  const { locals } = context
  const told = locals.context
  locals.locale = told.locale
  locals.mode = told.mode
  locals.api ??= apiFor(told)
  locals.person ??= await personBehind(context)
  try {
    return withFileStore(await next(), told.fileStore)
  } catch (error) {
    if (error instanceof Problem) return answerProblem(error, context)
    throw error
  }
}

/** Null for a visitor. A session whose person cannot be told just now reads as a visitor on public pages. */
const personBehind = async ({ locals }: APIContext): Promise<Person | null> => {
  if (!locals.context.token) return null
  try {
    return await signedInPerson(locals.api)
  } catch (error) {
    if (error instanceof Problem && error.kind !== 'unavailable') return null
    locals.context = { ...locals.context, identityDown: true }
    return null
  }
}

/**
 * Browsers post files to the file store and read pictures from it. Its address is known only at run time, so these
 * directives join the ones Astro wrote with the page's own hashes.
 */
const withFileStore = (response: Response, fileStore: string): Response => {
  const policy = response.headers.get('content-security-policy')
  if (policy === null || policy.includes('connect-src')) return response
  const own = ['connect-src', 'form-action'].map((name) => `${name} 'self' ${fileStore}`)
  const whole = [policy.replace(/;\s*$/, ''), ...own, `img-src 'self' data: ${fileStore}`].join(
    '; ',
  )
  response.headers.set('content-security-policy', whole)
  response.headers.set('content-type', 'text/html; charset=utf-8')
  return response
}

const errorPages: Partial<Record<ProblemKind, string>> = {
  missing: '/loi/404',
  forbidden: '/loi/403',
  unavailable: '/loi/503',
}

const answerProblem = (problem: Problem, context: APIContext): Promise<Response> | Response => {
  if (problem.kind === 'unauthenticated') {
    const back =
      context.request.method === 'GET'
        ? `?tiep=${encodeURIComponent(context.url.pathname + context.url.search)}`
        : ''
    return context.redirect(`/dang-nhap${back}`, 303)
  }
  const page = new URL(errorPages[problem.kind] ?? '/loi/500', context.url)
  // A new request, since a posted body has been read and cannot be handed on.
  return context.rewrite(
    new Request(page, { headers: { cookie: context.request.headers.get('cookie') ?? '' } }),
  )
}
