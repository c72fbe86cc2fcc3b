import { z } from 'zod'
import { Role } from './roles.ts'
import { isWithin, UnitRef } from './units.ts'

/** A post (chức vụ) held by a person at a unit; a producer's post also names the organisation. */
export const Post = z.strictObject({
  id: z.string(),
  role: Role,
  unit: UnitRef,
  organisation: z.strictObject({ id: z.string(), name: z.string() }).optional(),
})
export type Post = z.infer<typeof Post>

/** Who acts: a signed-in person with the posts held at this moment, or a part of the platform itself. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: string; readonly posts: readonly Post[] }
  | { readonly kind: 'service'; readonly name: string }
export type PersonActor = Extract<Actor, { kind: 'person' }>

/** The posts of a role whose unit is, or lies above, the unit at `path`. */
export const postsCovering = (actor: PersonActor, role: Role, path: string): readonly Post[] =>
  actor.posts.filter((post) => post.role === role && isWithin(path, post.unit.path))

/** The post of a role held at exactly this unit, if any. */
export const postAt = (actor: PersonActor, role: Role, unitCode: string): Post | undefined =>
  actor.posts.find((post) => post.role === role && post.unit.code === unitCode)

export const holdsRole = (actor: PersonActor, role: Role): boolean =>
  actor.posts.some((post) => post.role === role)
