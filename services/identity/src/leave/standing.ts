import type { Role } from '@ocop/kernel/roles'
import type { UnitLevel, UnitRef } from '@ocop/kernel/units'
import type { PostStanding, StandIn } from '../../contract/leave.ts'

/** A live post of a unit or of one above it, and who acts under it today. */
export type HeldToday = {
  readonly role: Role
  readonly unit: UnitRef
  readonly onLeave: boolean
  readonly deputyId: string | null
}

/** Whom a unit's own business goes to at the level above. */
const officerOf: Readonly<Record<UnitLevel, Role>> = {
  commune: 'commune-officer',
  district: 'district-officer',
  province: 'provincial-officer',
  ministry: 'ministry-officer',
}

/**
 * Whether somebody acts under a post today, and who takes its turn if nobody does: the deputy of a holder on leave,
 * then the head of the unit, then the next level's officer or head, level after level.
 * @param posts the live posts of the unit and of all units above it
 */
export const standingOf = (
  asked: { readonly role: Role; readonly unit: UnitRef },
  posts: readonly HeldToday[],
): PostStanding => {
  const own = posts.filter(({ role, unit }) => role === asked.role && unit.code === asked.unit.code)
  const standing = { role: asked.role, unit: asked.unit.code }
  if (own.some(({ onLeave }) => !onLeave)) return { ...standing, state: 'held', standIn: null }
  const deputised = own.find(({ deputyId }) => deputyId !== null)
  const standIn = deputised
    ? ({ as: 'deputy', role: asked.role, unit: asked.unit, person: deputised.deputyId } as const)
    : (headOf(asked, posts) ?? above(asked, posts))
  return { ...standing, state: own.length === 0 ? 'empty' : 'on-leave', standIn }
}

/** Somebody acts under the post today: a holder who is there, or the deputy of one who is not. */
const acts = ({ onLeave, deputyId }: HeldToday): boolean => !onLeave || deputyId !== null

const headOf = (
  { role, unit }: { readonly role: Role; readonly unit: UnitRef },
  posts: readonly HeldToday[],
): StandIn | undefined => {
  const head = posts.find(
    (post) => post.role === 'decision-maker' && post.unit.code === unit.code && acts(post),
  )
  return head && role !== 'decision-maker'
    ? {
        as: 'head-of-unit',
        role: head.role,
        unit: head.unit,
        person: head.onLeave ? head.deputyId : null,
      }
    : undefined
}

const above = (
  { unit }: { readonly unit: UnitRef },
  posts: readonly HeldToday[],
): StandIn | null => {
  const higher = posts
    .filter((post) => unit.path.startsWith(`${post.unit.path}/`) && acts(post))
    .filter(({ role, unit: at }) => role === officerOf[at.level] || role === 'decision-maker')
    // The nearest level first, and there its officer before its head.
    .toSorted(
      (one, other) =>
        other.unit.path.length - one.unit.path.length ||
        Number(one.role === 'decision-maker') - Number(other.role === 'decision-maker'),
    )
  const [next] = higher
  return next
    ? {
        as: 'next-level',
        role: next.role,
        unit: next.unit,
        person: next.onLeave ? next.deputyId : null,
      }
    : null
}
