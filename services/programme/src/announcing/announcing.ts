import type { PersonActor, Post } from '@ocop/kernel/actor'
import { missing, Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'
import { isWithin, ministryCode } from '@ocop/kernel/units'

/** Offices that speak for the programme in public. */
const announcers: readonly Role[] = ['commune-officer', 'provincial-officer', 'ministry-officer']
/** Points of sale are part of plans, those of the districts too. */
const openers: readonly Role[] = [...announcers, 'district-officer']

const postsOf = ({ posts }: PersonActor, roles: readonly Role[]): readonly Post[] =>
  posts.filter(({ role }) => roles.includes(role))

const reaching = (posts: readonly Post[], provinceCode: string): readonly Post[] => {
  const province = `${ministryCode}/${provinceCode}`
  return posts.filter(({ unit }) => isWithin(unit.path, province) || isWithin(province, unit.path))
}

const foreign = (): Problem =>
  new Problem(
    'forbidden',
    'unit-foreign',
    'Offices announce what is in their own province; the ministry anywhere.',
  )

/**
 * The post under which somebody announces what is in a province: an office of that province or of a commune in it, or
 * the ministry's.
 * @throws forbidden when none of the posts reaches there
 */
export const announcingPost = (person: PersonActor, provinceCode: string): Post => {
  const [post] = reaching(postsOf(person, announcers), provinceCode)
  if (post) return post
  throw foreign()
}

/** @throws forbidden unless somebody holds a post that opens points of sale anywhere */
export const demandOpener = (person: PersonActor): void => {
  if (postsOf(person, openers).length === 0) throw foreign()
}

/** The posts under which somebody opens a point of sale in a province. @throws forbidden when there are none */
export const openingPosts = (person: PersonActor, provinceCode: string): readonly Post[] => {
  const posts = reaching(postsOf(person, openers), provinceCode)
  if (posts.length > 0) return posts
  throw foreign()
}

/** The posts under which somebody changes what one of these units opened. @throws missing when there are none */
export const changingPosts = (
  person: PersonActor,
  unitCodes: readonly string[],
): readonly Post[] => {
  const posts = postsOf(person, openers).filter(({ unit }) => unitCodes.includes(unit.code))
  if (posts.length > 0) return posts
  throw missing('point-of-sale')
}

/** @throws missing unless the event was announced by a unit the person holds such a post at */
export const requireOwn = (
  person: PersonActor,
  event: { readonly unitCode: string } | undefined,
): void => {
  if (event && postsOf(person, announcers).some(({ unit }) => unit.code === event.unitCode)) return
  throw missing('trade-event')
}
