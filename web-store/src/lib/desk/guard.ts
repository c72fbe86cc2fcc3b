import type { APIContext } from 'astro'
import { Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'
import { requirePerson } from '../guard.ts'
import type { Person } from '../person.ts'

export const producerRoles: readonly Role[] = ['producer', 'consultant']
export const councilRoles: readonly Role[] = [
  'council-member',
  'council-secretary',
  'council-chair',
]
export const staffRoles: readonly Role[] = [
  'commune-officer',
  'district-officer',
  'provincial-officer',
  'advisory-team-member',
  'decision-maker',
  'ministry-officer',
  'finance-officer',
  'approver',
  'market-inspector',
  'administrator',
]

/**
 * Who sits at a desk.
 * @throws unauthenticated for a visitor; missing for somebody without such a post, who need not know of the desk
 */
export const requireDesk = (
  context: Pick<APIContext, 'locals'>,
  roles: readonly Role[],
): Person => {
  const person = requirePerson(context)
  if (person.posts.some(({ role }) => roles.includes(role))) return person
  throw new Problem('missing', 'route-unknown', 'None of your posts opens this desk.')
}

/** A record's id out of the address. @throws missing when it cannot be one, so that no service is asked for nonsense */
export const idIn = (text: string | undefined): string => {
  if (text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text
  throw new Problem('missing', 'record-unknown', 'There is no such record.')
}
