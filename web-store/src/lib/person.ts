import { Me } from '@ocop/identity/contract/me'
import type { Role } from '@ocop/kernel/roles'
import type { Api } from './api.ts'

/** Who is signed in, with the posts held now. */
export type Person = Me

export const signedInPerson = (api: Api): Promise<Person> => api.get('identity', '/me', Me)

const producerRoles: readonly Role[] = ['producer', 'consultant']
const councilRoles: readonly Role[] = ['council-member', 'council-secretary', 'council-chair']

export type Desk = '/chu-the' | '/can-bo' | '/hoi-dong'

/** The desks a person's posts open, in the order they stand in the header. */
export const desksOf = ({ posts }: Person): readonly Desk[] => {
  const has = (test: (role: Role) => boolean): boolean => posts.some(({ role }) => test(role))
  const desks: Desk[] = []
  if (has((role) => producerRoles.includes(role))) desks.push('/chu-the')
  if (has((role) => !producerRoles.includes(role) && !councilRoles.includes(role)))
    desks.push('/can-bo')
  if (has((role) => councilRoles.includes(role))) desks.push('/hoi-dong')
  return desks
}

/** Whether the person decides at the level a dossier is at. */
export const decidesOn = (
  { posts }: Person,
  { level, unit }: { readonly level: string | null; readonly unit: { readonly path: string } },
): boolean =>
  posts.some(
    ({ role, unit: at }) =>
      role === 'decision-maker' && at.level === level && unit.path.split('/').includes(at.code),
  )
