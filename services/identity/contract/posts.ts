import { z } from 'zod'
import { Post } from '@ocop/kernel/actor'
import { Instant } from '@ocop/kernel/days'
import { CommandId, Id } from '@ocop/kernel/ids'
import { PageQuery, pageOf } from '@ocop/kernel/page'
import { Role } from '@ocop/kernel/roles'
import { Email, Password } from './me.ts'
import { Name } from './organisation.ts'
import { UnitCode } from './units.ts'

/** A post to be given: `unit` is a unit's code, `organisation` an organisation's id (a producer's always). */
export const NewPost = z.strictObject({ role: Role, unit: UnitCode, organisation: Id.optional() })
export type NewPost = z.infer<typeof NewPost>

export const EnterPerson = z.strictObject({
  name: Name,
  email: Email,
  password: Password,
  posts: z.array(NewPost).min(1).max(20),
  commandId: CommandId.optional(),
})
export type EnterPerson = z.infer<typeof EnterPerson>

export const GivePost = z.strictObject({ ...NewPost.shape, commandId: CommandId.optional() })
export type GivePost = z.infer<typeof GivePost>

export const EndedPost = z.strictObject({ id: z.uuid(), endedAt: Instant })
export type EndedPost = z.infer<typeof EndedPost>

export const PostQuery = z.strictObject({
  ...PageQuery.shape,
  unit: UnitCode.optional(),
  role: Role.optional(),
})
export type PostQuery = z.infer<typeof PostQuery>

/** A post and who holds it now. */
export const HeldPost = z.strictObject({
  ...Post.shape,
  person: z.strictObject({ id: z.uuid(), name: z.string() }),
})
export type HeldPost = z.infer<typeof HeldPost>

export const HeldPostPage = pageOf(HeldPost)

/** Between the services: who holds a role at exactly this unit. */
export const HolderQuery = z.strictObject({
  role: Role,
  unit: UnitCode,
  organisation: Id.optional(),
})
export const Holders = z.strictObject({ items: z.array(HeldPost) })

/** Between the services: the name a person is shown by. */
export const PersonName = z.strictObject({ id: z.uuid(), name: z.string() })

/** The first administrator of a new installation. */
export const Bootstrap = z.strictObject({ email: Email, password: Password, name: Name.optional() })
export const Bootstrapped = z.strictObject({ created: z.boolean() })
