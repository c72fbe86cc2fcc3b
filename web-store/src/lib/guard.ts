import type { APIContext } from 'astro'
import { Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'
import type { Person } from './person.ts'

/**
 * The signed-in person, for the first line of a desk page.
 * @throws unauthenticated (the middleware sends to the sign-in page), or forbidden when none of `roles` is held
 */
export const requirePerson = (
  { locals }: Pick<APIContext, 'locals'>,
  roles?: readonly Role[],
): Person => {
  const { person, context } = locals
  if (!person && context.identityDown)
    throw new Problem('unavailable', 'identity-unavailable', 'Sign-ins cannot be checked just now.')
  if (!person) throw new Problem('unauthenticated', 'sign-in-needed', 'Sign in first.')
  if (roles && !person.posts.some(({ role }) => roles.includes(role)))
    throw new Problem('forbidden', 'post-missing', 'None of your posts opens this desk.')
  return person
}
