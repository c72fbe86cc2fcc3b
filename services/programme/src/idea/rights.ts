import type { PersonActor, Post } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'
import { isWithin, type UnitRef } from '@ocop/kernel/units'

/** Posts that see the ideas of every plan of their unit and of the units below it. */
const readers: readonly Role[] = [
  'commune-officer',
  'district-officer',
  'provincial-officer',
  'ministry-officer',
  'decision-maker',
]
/** Posts that choose among the ideas under a plan of exactly their unit (cơ quan thường trực). */
const choosers: readonly Role[] = ['commune-officer', 'district-officer', 'provincial-officer']

/** Which ideas a person may know of: a producer's own, and those of the communes under a reading post. */
export type Sight = {
  readonly organisations: readonly string[]
  readonly within: readonly string[]
}

export const sightOf = ({ posts }: PersonActor): Sight => ({
  organisations: posts.flatMap(({ role, organisation }) =>
    role === 'producer' && organisation ? [organisation.id] : [],
  ),
  within: posts.flatMap(({ role, unit }) => (readers.includes(role) ? [unit.path] : [])),
})

/** The producer's post under the plan's unit. @throws forbidden */
export const producerUnder = (
  { posts }: PersonActor,
  unit: UnitRef,
): { readonly unit: UnitRef; readonly organisation: NonNullable<Post['organisation']> } => {
  for (const post of posts)
    if (post.role === 'producer' && post.organisation && isWithin(post.unit.path, unit.path))
      return { unit: post.unit, organisation: post.organisation }
  throw new Problem(
    'forbidden',
    'act-not-yours',
    'A producer registers ideas under the plan of the unit it is in.',
  )
}

/** @throws forbidden unless a post at exactly the plan's unit chooses there */
export const demandChooser = ({ posts }: PersonActor, { code }: UnitRef): void => {
  if (posts.some(({ role, unit }) => choosers.includes(role) && unit.code === code)) return
  throw new Problem(
    'forbidden',
    'act-not-yours',
    'Ideas are chosen by the officers of the unit whose plan it is.',
  )
}
