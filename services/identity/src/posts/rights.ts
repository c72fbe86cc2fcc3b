import type { PersonActor } from '@ocop/kernel/actor'
import { Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'
import { isWithin } from '@ocop/kernel/units'

/** What a post can allow in this service. Reading oneself, units and signing in need no post. */
export type Action =
  'enter-organisation' | 'enter-person' | 'give-post' | 'end-post' | 'see-posts' | 'record-leave'

/** How far a right reaches: the post's own unit and all below it is the only reach there is; the ministry's is everything. */
type Reach = 'own-unit-and-below'

const staff = { 'see-posts': 'own-unit-and-below' } as const

/** Role × action × reach. What is not written here is refused. */
export const rights: Readonly<Record<Role, Readonly<Partial<Record<Action, Reach>>>>> = {
  producer: {},
  consultant: {},
  'commune-officer': staff,
  'district-officer': staff,
  'provincial-officer': staff,
  'advisory-team-member': staff,
  'council-member': staff,
  'council-secretary': staff,
  'council-chair': staff,
  'decision-maker': { ...staff, 'record-leave': 'own-unit-and-below' },
  'ministry-officer': staff,
  'finance-officer': staff,
  approver: staff,
  'market-inspector': staff,
  administrator: {
    'enter-organisation': 'own-unit-and-below',
    'enter-person': 'own-unit-and-below',
    'give-post': 'own-unit-and-below',
    'end-post': 'own-unit-and-below',
    'see-posts': 'own-unit-and-below',
    'record-leave': 'own-unit-and-below',
  },
}

/** The unit paths at and below which the caller may do this; none when no post allows it. */
export const reachOf = (caller: PersonActor, action: Action): readonly string[] =>
  caller.posts.filter((post) => rights[post.role][action]).map((post) => post.unit.path)

/**
 * The caller's reach for an action.
 * @throws forbidden `right-missing` when no post of the caller allows it anywhere
 */
export const demandRight = (caller: PersonActor, action: Action): readonly string[] => {
  const reach = reachOf(caller, action)
  if (reach.length === 0)
    throw new Problem('forbidden', 'right-missing', 'None of your posts allows this.')
  return reach
}

/** @throws forbidden `unit-foreign` when the unit lies outside the reach: units are public, so it is not hidden */
export const demandWithin = (reach: readonly string[], unitPath: string): void => {
  if (!reach.some((root) => isWithin(unitPath, root)))
    throw new Problem(
      'forbidden',
      'unit-foreign',
      'Your post reaches only your own unit and those below it.',
    )
}
