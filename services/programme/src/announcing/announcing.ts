import type { PersonActor, Post } from '@ocop/kernel/actor'
import { missing, Problem } from '@ocop/kernel/problem'
import type { Role } from '@ocop/kernel/roles'
import { isWithin, ministryCode } from '@ocop/kernel/units'

/** Offices that speak for the programme in public. */
const announcers: readonly Role[] = ['commune-officer', 'provincial-officer', 'ministry-officer']

/** The posts under which a person may announce. */
const announcingPosts = ({ posts }: PersonActor): readonly Post[] =>
  posts.filter(({ role }) => announcers.includes(role))

/**
 * The post under which somebody announces what is in a province: an office of that province or of a commune in it, or
 * the ministry's.
 * @throws forbidden when none of the posts reaches there
 */
export const announcingPost = (person: PersonActor, provinceCode: string): Post => {
  const province = `${ministryCode}/${provinceCode}`
  const post = announcingPosts(person).find(
    ({ unit }) => isWithin(unit.path, province) || isWithin(province, unit.path),
  )
  if (post) return post
  throw new Problem(
    'forbidden',
    'unit-foreign',
    'Offices announce what is in their own province; the ministry anywhere.',
  )
}

/** @throws missing unless the record was announced by a unit the person holds such a post at */
export const requireOwn = (
  person: PersonActor,
  record: { readonly unitCode: string } | undefined,
  what: 'trade-event' | 'point-of-sale',
): void => {
  if (record && announcingPosts(person).some(({ unit }) => unit.code === record.unitCode)) return
  throw what === 'trade-event' ? missing('trade-event') : missing('point-of-sale')
}
