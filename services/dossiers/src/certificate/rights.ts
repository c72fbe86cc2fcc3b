import type { PersonActor, Post } from '@ocop/kernel/actor'
import { postAt } from '@ocop/kernel/actor'
import type { Role } from '@ocop/kernel/roles'
import { codeOfPath, isWithin } from '@ocop/kernel/units'
import type { HolderRule } from '../../contract/regime.ts'
import { unitPathAt } from '../dossier/rights.ts'

/** Where something stands: its unit, and whose it is. */
export type Owned = { readonly unitPath: string; readonly organisationId: string | null }

/** Posts that oversee what happens to the certificates of their unit and below it. */
export const certificateOverseers: readonly Role[] = [
  'commune-officer',
  'district-officer',
  'provincial-officer',
  'ministry-officer',
  'decision-maker',
  'market-inspector',
]

/** The post with which a person satisfies one of the rules for something of a producer, if any: deny by default. */
export const postFor = (
  { posts, ...actor }: PersonActor,
  rules: readonly HolderRule[],
  { unitPath, organisationId }: Owned,
): Post | undefined =>
  rules
    .map(({ role, at }) =>
      at === 'producer'
        ? posts.find((post) => post.role === 'producer' && post.organisation?.id === organisationId)
        : postAt({ ...actor, posts }, role, codeOfPath(unitPathAt({ unitPath }, at))),
    )
    .find((post) => post !== undefined)

/** Whether a person may know what was done about it: its producer, and who oversees its unit. */
export const oversees = ({ posts }: PersonActor, { unitPath, organisationId }: Owned): boolean =>
  posts.some(
    ({ role, unit, organisation }) =>
      (role === 'producer' && organisation?.id === organisationId) ||
      (certificateOverseers.includes(role) && isWithin(unitPath, unit.path)),
  )
